package kafkaalarms.connect.mqtt.client;

import java.net.URI;

/** Where an MQTT broker listens, and whether TLS is spoken there. */
public record BrokerAddress(boolean tls, String host, int port) {
    private static final int PLAIN_PORT = 1883;
    private static final int TLS_PORT = 8883;

    /**
     * Reads {@code tcp://host[:port]}, {@code mqtt://}, {@code ssl://} or {@code mqtts://}.
     *
     * @throws IllegalArgumentException with the reason, when the text is no such address
     */
    public static BrokerAddress parse(String text) {
        URI uri = URI.create(text.trim());
        if (uri.getScheme() == null || uri.getHost() == null) {
            throw new IllegalArgumentException("it has no scheme or no host");
        }
        if (uri.getUserInfo() != null) {
            throw new IllegalArgumentException("user and password belong in mqtt.username and mqtt.password");
        }
        if (uri.getPath() != null && uri.getPath().length() > 1 || uri.getQuery() != null) {
            throw new IllegalArgumentException("nothing may follow the port");
        }
        boolean tls = switch (uri.getScheme()) {
            case "tcp", "mqtt" -> false;
            case "ssl", "mqtts" -> true;
            default -> throw new IllegalArgumentException("its scheme is not tcp, mqtt, ssl or mqtts");
        };
        return new BrokerAddress(tls, uri.getHost(), uri.getPort() > 0 ? uri.getPort() : tls ? TLS_PORT : PLAIN_PORT);
    }

    @Override
    public String toString() {
        return (tls ? "ssl://" : "tcp://") + host + ":" + port;
    }
}
