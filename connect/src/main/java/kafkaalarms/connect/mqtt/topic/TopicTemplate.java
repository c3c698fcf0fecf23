package kafkaalarms.connect.mqtt.topic;

/** An MQTT topic with a place for a key, such as {@code devices/{key}/commands}. */
public record TopicTemplate(String before, String after) {
    public static final String PLACE = "{key}";
    private static final int MOST_CHARACTERS = 8_192;

    /** @throws IllegalArgumentException with the reason, when the text is no such topic */
    public static TopicTemplate parse(String text) {
        int place = text.indexOf(PLACE);
        if (place < 0 || text.indexOf(PLACE, place + 1) >= 0) {
            throw new IllegalArgumentException("it must hold " + PLACE + " once");
        }
        if (place == 0) {
            throw new IllegalArgumentException("it must not begin with " + PLACE + ": keys could name $SYS/...");
        }
        if (text.indexOf('+') >= 0 || text.indexOf('#') >= 0 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("it must not hold +, # or control characters");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException("it is longer than " + MOST_CHARACTERS + " characters");
        }
        return new TopicTemplate(text.substring(0, place), text.substring(place + PLACE.length()));
    }

    /** The topic of a key that {@link LevelRule} allows. */
    public String topicOf(String key) {
        return before + key + after;
    }
}
