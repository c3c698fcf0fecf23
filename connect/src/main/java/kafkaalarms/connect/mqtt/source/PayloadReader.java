package kafkaalarms.connect.mqtt.source;

import kafkaalarms.connect.mqtt.settings.SourceSettings;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.storage.Converter;

/** What transforms see of a payload: its bytes, or what a converter of Connect reads in them. */
final class PayloadReader {
    private final String topic;
    /** Null: the bytes. */
    private final Converter converter;

    PayloadReader(SourceSettings settings) {
        topic = settings.kafkaTopic();
        if (settings.payloadConverter() == null) {
            converter = null;
        } else {
            converter = (Converter) Utils.newInstance(settings.payloadConverter());
            converter.configure(settings.payloadConverterSettings(), false);
        }
    }

    /** Throws a DataException when there is nothing that the converter can read. */
    SchemaAndValue read(byte[] payload) {
        if (converter == null) {
            return new SchemaAndValue(Schema.BYTES_SCHEMA, payload);
        }
        SchemaAndValue read = converter.toConnectData(topic, payload);
        if (read == null || read.value() == null) {
            throw new DataException("there is nothing in it");
        }
        return read;
    }
}
