package kafkaalarms.connect.mqtt.settings;

/** Something wrong between several settings, told at one of them. */
public record Problem(String setting, String text) {
}
