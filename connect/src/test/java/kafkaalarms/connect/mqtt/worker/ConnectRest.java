package kafkaalarms.connect.mqtt.worker;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import kafkaalarms.connect.mqtt.support.Eventually;

/** Connect's REST interface, as far as the tests need it. */
final class ConnectRest {
    /** Connect itself gives up after as long. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(90);
    private static final Duration PATIENCE = Duration.ofSeconds(180);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String url;

    ConnectRest(String url) {
        this.url = url;
    }

    boolean isHealthy() {
        try {
            return send("GET", "/health", "").statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** Puts a connector and waits until one task runs. */
    void putAndAwait(String name, Map<String, String> config) throws Exception {
        put(name, config);
        awaitRunning(name);
    }

    void put(String name, Map<String, String> config) throws Exception {
        done("Connect takes " + name, () -> {
            HttpResponse<String> answer = send("PUT", "/connectors/" + name + "/config", json(config));
            if (answer.statusCode() == 400) {
                throw new AssertionError(answer.body());
            }
            return answer.statusCode() < 300;
        });
    }

    void awaitRunning(String name) throws Exception {
        Eventually.holds(name + " runs", PATIENCE, () -> {
            String status = status(name);
            if (status.contains("FAILED")) {
                throw new AssertionError(status);
            }
            return status.matches("(?s).*\"tasks\":\\[\\{.*\"state\":\"RUNNING\".*\\].*");
        });
    }

    String status(String name) {
        try {
            return send("GET", "/connectors/" + name + "/status", "").body();
        } catch (IOException e) {
            return "";
        }
    }

    /** What Connect finds wrong with a configuration, as JSON. */
    String validate(String type, Map<String, String> config) throws IOException {
        return send("PUT", "/connector-plugins/" + type + "/config/validate", json(config)).body();
    }

    void restart(String name) throws Exception {
        done("Connect restarts " + name, () ->
            send("POST", "/connectors/" + name + "/restart?includeTasks=true", "").statusCode() < 300);
    }

    void delete(String name) throws Exception {
        done("Connect drops " + name, () -> {
            int status = send("DELETE", "/connectors/" + name, "").statusCode();
            return status == 204 || status == 404;
        });
    }

    /** Asks again while workers are busy with each other, or do not answer in time. */
    private static void done(String what, Callable<Boolean> request) throws Exception {
        Eventually.holds(what, PATIENCE, () -> {
            try {
                return request.call();
            } catch (IOException e) {
                return false;
            }
        });
    }

    private HttpResponse<String> send(String method, String path, String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + path))
            .timeout(LONGEST_ANSWER)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build();
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static String json(Map<String, String> config) {
        return config.entrySet().stream()
            .map(one -> '"' + one.getKey() + "\":\"" + one.getValue() + '"')
            .collect(Collectors.joining(",", "{", "}"));
    }
}
