package kafkaalarms.connect.mqtt.client;

import java.util.Arrays;
import java.util.Optional;

/** Reason codes of MQTT 5 that decide what is done next (OASIS MQTT 5.0, 2.4). */
enum Reason {
    UNSUPPORTED_VERSION(0x84, Kind.FINAL, "it does not speak MQTT 5", "Connect to a broker with MQTT 5."),
    CLIENT_ID_INVALID(0x85, Kind.FINAL, "it takes no such client id", "Change mqtt.client.id."),
    BAD_LOGIN(0x86, Kind.FINAL, "bad user name or password", "Check mqtt.username and mqtt.password."),
    NOT_AUTHORIZED(0x87, Kind.FINAL, "not authorized",
        "Check mqtt.username, mqtt.password and what the broker allows this user."),
    BANNED(0x8A, Kind.FINAL, "the client is banned", "Ask the broker's operator."),
    BAD_AUTHENTICATION(0x8C, Kind.FINAL, "it wants another way of authentication",
        "Use user and password or a client certificate."),
    TAKEN_OVER(0x8E, Kind.FINAL, "another client connected with the same client id",
        "Give each connector a mqtt.client.id of its own."),
    FILTER_INVALID(0x8F, Kind.FINAL, "it takes no such topic filter", "Change mqtt.topic."),
    TOPIC_INVALID(0x90, Kind.RECORD, "it takes no such topic", ""),
    TOO_LARGE(0x95, Kind.RECORD, "the message is too large for it", ""),
    PAYLOAD_INVALID(0x99, Kind.RECORD, "it takes no such payload", ""),
    NO_SHARED_SUBSCRIPTIONS(0x9E, Kind.FINAL, "it has no shared subscriptions", "Take $share/... out of mqtt.topic."),
    NO_WILDCARDS(0xA2, Kind.FINAL, "it has no subscriptions with wildcards", "Change mqtt.topic.");

    private enum Kind { FINAL, RECORD }

    private final int code;
    private final Kind kind;
    private final String text;
    private final String cure;

    Reason(int code, Kind kind, String text, String cure) {
        this.code = code;
        this.kind = kind;
        this.text = text;
        this.cure = cure;
    }

    /** The reason of a code after which trying again does not help. */
    static Optional<Reason> finalOf(int code) {
        return of(code).filter(reason -> reason.kind == Kind.FINAL);
    }

    /** Whether a refused PUBLISH would be refused again, however often it is sent. */
    static boolean blamesRecord(int code) {
        return of(code).filter(reason -> reason.kind == Kind.RECORD).isPresent();
    }

    /** The code in words, as far as it has words here. */
    static String describe(int code) {
        String hex = String.format("reason 0x%02X", code);
        return of(code).map(reason -> reason.text + " (" + hex + ")").orElse(hex);
    }

    private static Optional<Reason> of(int code) {
        return Arrays.stream(values()).filter(reason -> reason.code == code).findFirst();
    }

    int code() {
        return code;
    }

    String cure() {
        return cure;
    }
}
