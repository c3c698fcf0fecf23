package kafkaalarms.connect.mqtt.broker;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import kafkaalarms.connect.mqtt.broker.ScriptedBroker.Published;

/** The broker's side of one connection (packets: OASIS MQTT 5.0, chapter 3). */
public final class ScriptedConnection implements Runnable {
    private static final int CONNECT = 1;
    private static final int PUBLISH = 3;
    private static final int PUBACK = 4;
    private static final int SUBSCRIBE = 8;
    private static final int PINGREQ = 12;

    private final ScriptedBroker broker;
    private final Socket socket;
    private final DataOutputStream out;
    private final Map<Integer, String> aliases = new HashMap<>();

    ScriptedConnection(ScriptedBroker broker, Socket socket) throws IOException {
        this.broker = broker;
        this.socket = socket;
        out = new DataOutputStream(socket.getOutputStream());
        // Else each packet waits, as it goes out in parts, until the client's system acknowledges the part before.
        socket.setTcpNoDelay(true);
    }

    @Override
    public void run() {
        broker.open.incrementAndGet();
        try (socket) {
            DataInputStream in = new DataInputStream(socket.getInputStream());
            while (true) {
                int first = in.readUnsignedByte();
                byte[] body = new byte[variable(in)];
                in.readFully(body);
                answer(first >> 4, first & 0x0F, ByteBuffer.wrap(body));
            }
        } catch (IOException e) {
            // The connection is gone, which is what many tests want.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            broker.open.decrementAndGet();
        }
    }

    private void answer(int type, int flags, ByteBuffer body) throws IOException, InterruptedException {
        switch (type) {
            case CONNECT -> connect(body);
            case PUBLISH -> published(flags, body);
            case PUBACK -> broker.acknowledged.add((int) body.getShort() & 0xFFFF);
            case SUBSCRIBE -> subscribe(body);
            case PINGREQ -> write(0xD0, new byte[0]);
            default -> { }
        }
    }

    private void connect(ByteBuffer body) throws IOException, InterruptedException {
        broker.connectAfter.await();
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(properties);
        data.writeByte(0x21);
        data.writeShort(broker.receiveMaximum);
        data.writeByte(0x22);
        data.writeShort(broker.topicAliasMaximum);
        if (broker.maximumPacket > 0) {
            data.writeByte(0x27);
            data.writeInt((int) broker.maximumPacket);
        }
        byte[] granted = broker.connectReason == 0 ? properties.toByteArray() : new byte[0];
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        packet.write(broker.connectReason == 0 && broker.sessionPresent ? 1 : 0);
        packet.write(broker.connectReason);
        packet.write(granted.length);
        packet.writeBytes(granted);
        write(0x20, packet.toByteArray());
        if (broker.connectReason != 0) {
            socket.close();
            return;
        }
        // Clean start and no session: this one only publishes, and is ready now.
        boolean cleanStart = (body.get(7) & 0x02) != 0;
        if (cleanStart) {
            broker.connections.add(this);
        }
    }

    private void subscribe(ByteBuffer body) throws IOException {
        int id = body.getShort() & 0xFFFF;
        if (broker.subscribeReason != ScriptedBroker.SILENCE) {
            write(0x90, new byte[] {(byte) (id >> 8), (byte) id, 0, (byte) broker.subscribeReason});
        }
        broker.connections.add(this);
    }

    private void published(int flags, ByteBuffer body) throws IOException {
        byte[] topic = new byte[body.getShort() & 0xFFFF];
        body.get(topic);
        int id = (flags & 0x06) == 0 ? 0 : body.getShort() & 0xFFFF;
        int alias = alias(body);
        byte[] payload = new byte[body.remaining()];
        body.get(payload);
        Published message = new Published(name(alias, new String(topic, StandardCharsets.UTF_8)), payload, id);
        int reason = broker.onPublish.apply(message);
        broker.published.add(message);
        if (reason == ScriptedBroker.CUT) {
            socket.close();
        } else if (reason != ScriptedBroker.SILENCE) {
            acknowledge(id, reason);
        }
    }

    /** The topic that a number stands for, or stands for from now on. */
    private String name(int alias, String topic) throws IOException {
        if (alias > 0 && !topic.isEmpty()) {
            aliases.put(alias, topic);
        }
        String name = topic.isEmpty() ? aliases.get(alias) : topic;
        if (name == null) {
            throw new IOException("topic alias " + alias + " was never given");
        }
        return name;
    }

    /** Reads the properties of a PUBLISH; only a topic alias may be among them. */
    private static int alias(ByteBuffer body) throws IOException {
        int length = body.get();
        if (length == 0) {
            return 0;
        }
        if (length != 3 || body.get() != 0x23) {
            throw new IOException("unexpected properties");
        }
        return body.getShort() & 0xFFFF;
    }

    /** Acknowledges a PUBLISH of the client. */
    public void acknowledge(int id, int reason) {
        send(0x40, new byte[] {(byte) (id >> 8), (byte) id, (byte) reason, 0});
    }

    /** Sends a message; id 0 sends it with QoS 0. */
    public void send(String topic, byte[] payload, int id) {
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        ByteBuffer body = ByteBuffer.allocate(2 + name.length + (id == 0 ? 0 : 2) + 1 + payload.length);
        body.putShort((short) name.length).put(name);
        if (id != 0) {
            body.putShort((short) id);
        }
        body.put((byte) 0).put(payload);
        send(id == 0 ? 0x30 : 0x32, body.array());
    }

    /** Says goodbye with a reason and cuts the connection. */
    public void disconnect(int reason) {
        send(0xE0, new byte[] {(byte) reason, 0});
        cut();
    }

    public void cut() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void send(int first, byte[] body) {
        try {
            write(first, body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write(int first, byte[] body) throws IOException {
        out.writeByte(first);
        int length = body.length;
        do {
            out.writeByte(length % 128 | (length >= 128 ? 0x80 : 0));
            length /= 128;
        } while (length > 0);
        out.write(body);
        out.flush();
    }

    private static int variable(DataInputStream in) throws IOException {
        int value = 0;
        int shift = 0;
        int next;
        do {
            next = in.readUnsignedByte();
            value |= (next & 0x7F) << shift;
            shift += 7;
        } while ((next & 0x80) != 0);
        return value;
    }
}
