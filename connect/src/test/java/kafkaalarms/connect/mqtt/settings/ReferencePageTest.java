package kafkaalarms.connect.mqtt.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ReferencePageTest {
    private static final Path PAGE = Path.of("configuration.md");

    @Test
    void page_OfTheSettings_IsWhatTheDefinitionsMake() throws IOException {
        String made = ReferencePage.make();
        if ("1".equals(System.getenv("KAFKA_ALARMS_REWRITE_DOCS"))) {
            Files.writeString(PAGE, made);
        }
        assertEquals(made, Files.readString(PAGE), "KAFKA_ALARMS_REWRITE_DOCS=1 mvn test writes it anew");
    }

    @Test
    void definitions_OfAllSettings_SayWhatTheyAreForAndWhatIsAllowed() {
        for (ConfigDef def : List.of(SourceKeys.DEF, SinkKeys.DEF)) {
            for (ConfigDef.ConfigKey key : def.configKeys().values()) {
                assertTrue(key.documentation.endsWith("."), key.name);
                assertNotNull(key.group, key.name);
                assertFalse(key.displayName.equals(key.name), key.name);
                boolean number = key.type == ConfigDef.Type.INT || key.type == ConfigDef.Type.LONG;
                assertTrue(!number || key.validator != null, key.name + " has a range");
            }
        }
    }
}
