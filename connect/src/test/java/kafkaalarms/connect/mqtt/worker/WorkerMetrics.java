package kafkaalarms.connect.mqtt.worker;

import java.io.IOException;
import java.util.Set;
import javax.management.JMException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Numbers of tasks as the worker shows them. */
final class WorkerMetrics implements AutoCloseable {
    private final JMXConnector connector;

    WorkerMetrics(int port) throws IOException {
        connector = JMXConnectorFactory.connect(
            new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + port + "/jmxrmi"));
    }

    /** A number of the only task of a connector. */
    long value(String name, String metric) throws IOException, JMException {
        MBeanServerConnection server = connector.getMBeanServerConnection();
        Set<ObjectName> names =
            server.queryNames(new ObjectName("kafka.connect:type=plugins,connector=" + name + ",*"), null);
        for (ObjectName one : names) {
            try {
                return (Long) server.getAttribute(one, metric);
            } catch (javax.management.AttributeNotFoundException e) {
                // Of another plug-in of the connector, such as a converter.
            }
        }
        throw new AssertionError("No " + metric + " among " + names);
    }

    @Override
    public void close() throws IOException {
        connector.close();
    }
}
