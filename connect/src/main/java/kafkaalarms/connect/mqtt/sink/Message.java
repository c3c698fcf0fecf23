package kafkaalarms.connect.mqtt.sink;

/** What is published for a record. */
record Message(String topic, byte[] payload) {
}
