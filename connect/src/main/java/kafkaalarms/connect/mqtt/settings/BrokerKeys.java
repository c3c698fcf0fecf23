package kafkaalarms.connect.mqtt.settings;

import java.time.Duration;
import kafkaalarms.connect.mqtt.client.Backoff;
import kafkaalarms.connect.mqtt.client.BrokerAddress;
import kafkaalarms.connect.mqtt.client.ClientSettings;
import kafkaalarms.connect.mqtt.client.TlsFiles;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Width;

/** Settings of the connection to the MQTT broker, the same for both directions. */
public final class BrokerKeys {
    public static final String URL = "mqtt.url";
    public static final String CLIENT_ID = "mqtt.client.id";
    public static final String USERNAME = "mqtt.username";
    public static final String PASSWORD = "mqtt.password";
    public static final String KEEP_ALIVE = "mqtt.keep.alive.seconds";
    public static final String BACKOFF = "mqtt.reconnect.backoff.ms";
    public static final String LONGEST_BACKOFF = "mqtt.reconnect.backoff.max.ms";
    public static final String FAIL_AFTER = "mqtt.fail.after.ms";
    public static final String CA_FILE = "mqtt.ssl.ca.file";
    public static final String CERT_FILE = "mqtt.ssl.cert.file";
    public static final String KEY_FILE = "mqtt.ssl.key.file";

    private static final String BROKER = "Broker";
    private static final String TLS = "TLS";
    private static final String OUTAGES = "Outages";

    private BrokerKeys() {
    }

    static ConfigDef define() {
        ConfigDef def = new ConfigDef();
        defineBroker(def);
        defineOutages(def);
        defineTls(def);
        return def;
    }

    private static void defineBroker(ConfigDef def) {
        def.define(URL, Type.STRING, ConfigDef.NO_DEFAULT_VALUE,
            Check.of("tcp://host[:port] or ssl://host[:port]; mqtt:// and mqtts:// are the same", BrokerAddress::parse),
            Importance.HIGH, "Where the MQTT broker listens. It must speak MQTT 5. Ports by default: 1883, TLS 8883.",
            BROKER, 1, Width.LONG, "Address");
        def.define(CLIENT_ID, Type.STRING, ConfigDef.NO_DEFAULT_VALUE, new ConfigDef.NonEmptyString(), Importance.HIGH,
            "Begin of the MQTT client ids; each connection adds a part of its own. No two connectors may share one on "
                + "the same broker: they would throw each other out.",
            BROKER, 2, Width.MEDIUM, "Client id");
        def.define(USERNAME, Type.STRING, "", Importance.MEDIUM, "User name. Empty: no login.",
            BROKER, 3, Width.MEDIUM, "User name");
        def.define(PASSWORD, Type.PASSWORD, "", Importance.MEDIUM,
            "Password. Give it through a config provider, such as ${dir:/secrets/mqtt:password}, not as text.",
            BROKER, 4, Width.MEDIUM, "Password");
        def.define(KEEP_ALIVE, Type.INT, 30, ConfigDef.Range.between(1, 65_535), Importance.LOW,
            "Seconds of silence after which both sides ask whether the other is still there.",
            BROKER, 5, Width.SHORT, "Keep alive");
    }

    private static void defineOutages(ConfigDef def) {
        def.define(BACKOFF, Type.LONG, 500L, ConfigDef.Range.between(10, 600_000), Importance.LOW,
            "Milliseconds before the first new attempt to connect. Each further one waits twice as long, shortened by "
                + "up to a half at random.",
            OUTAGES, 1, Width.SHORT, "First wait");
        def.define(LONGEST_BACKOFF, Type.LONG, 10_000L, ConfigDef.Range.between(10, 3_600_000), Importance.LOW,
            "Longest wait between attempts, in milliseconds.", OUTAGES, 2, Width.SHORT, "Longest wait");
        def.define(FAIL_AFTER, Type.LONG, 0L, ConfigDef.Range.between(0, 86_400_000L * 365), Importance.MEDIUM,
            "Milliseconds without a connection after which the task fails, so that its state shows it; somebody must "
                + "then restart it. 0: it goes on trying for ever, and the metric `connections-open` shows it. A "
                + "refused login fails the task at once in either case.",
            OUTAGES, 3, Width.SHORT, "Fail after");
    }

    private static void defineTls(ConfigDef def) {
        def.define(CA_FILE, Type.STRING, "", Importance.MEDIUM,
            "PEM file of the certificates to trust. Empty: those of the JVM. The broker's name is always checked. The "
                + "three files are read anew for each connection.",
            TLS, 1, Width.LONG, "CA file");
        def.define(CERT_FILE, Type.STRING, "", Importance.LOW,
            "PEM file of the client's certificate chain. Empty: none is shown.", TLS, 2, Width.LONG,
            "Certificate file");
        def.define(KEY_FILE, Type.STRING, "", Importance.LOW,
            "PEM file of the client's private key, not encrypted: PKCS#8 (RSA, EC, Ed25519) or PKCS#1 (RSA).",
            TLS, 3, Width.LONG, "Key file");
    }

    static ClientSettings read(AbstractConfig config) {
        return new ClientSettings(
            BrokerAddress.parse(config.getString(URL)),
            config.getString(USERNAME),
            config.getPassword(PASSWORD),
            config.getInt(KEEP_ALIVE),
            new TlsFiles(config.getString(CA_FILE), config.getString(CERT_FILE), config.getString(KEY_FILE)),
            new Backoff(
                Duration.ofMillis(config.getLong(BACKOFF)), Duration.ofMillis(config.getLong(LONGEST_BACKOFF))),
            Duration.ofMillis(config.getLong(FAIL_AFTER)));
    }
}
