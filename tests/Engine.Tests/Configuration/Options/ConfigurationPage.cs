using System.Text;
using KafkaAlarms.Engine.Configuration.Checks;
using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Configuration.Sources;
using KafkaAlarms.Engine.Model.Text;

namespace KafkaAlarms.Engine.Tests.Configuration.Options;

/// <summary>docs/configuration.md as the option classes say it.</summary>
internal static class ConfigurationPage
{
    private const string Head = """
        # Configuration

        This page is generated from the option classes in `engine/Configuration`; a test compares it.

        Settings come from, later ones winning: JSON files (`--config FILE`, repeatable, in order), the environment, the command line (`--set KEY=VALUE`,
        repeatable, and the options below; an option wins over `--set`). A key is the path of section and setting: `Kafka:GroupId` is

        - in a file `{ "Kafka": { "GroupId": "plant-1" } }` (comments and trailing commas are allowed),
        - in the environment `KAFKA_ALARMS__Kafka__GroupId=plant-1`: prefix `KAFKA_ALARMS__`, two underscores for each colon. The prefix ends in two
          underscores because Kubernetes sets `KAFKA_ALARMS_PORT` and the like for a service of our name; case does not matter,
        - on the command line `--set Kafka:GroupId=plant-1` or `--group plant-1`.

        Binding is strict. An unknown key, a wrong type, a value out of range or a required setting that nobody gives stops the start with exit code 78, and
        all problems are listed at once, each with key, value, place and what to write. `kafka-alarms config` shows each value with where it comes from; the
        values of keys that look like secrets (password, secret, key, token, credential, `sasl.*`, `ssl.key*`) are shown as `****`.

        Durations are `00:00:05`, `1.00:00:00` (a day), or `500ms`, `30s`, `10m`, `1h`, `2d`.

        `Kafka:Client` passes raw librdkafka keys to every client: `{ "Kafka": { "Client": { "security.protocol": "ssl" } } }`, or
        `KAFKA_ALARMS__Kafka__Client__security_protocol=ssl` (one underscore for each dot). Where none is given the reading
        consumers have `queued.max.messages.kbytes=3072`, `max.partition.fetch.bytes=262144`, `fetch.queue.backoff.ms=10` and `fetch.wait.max.ms=50`, and the producers
        `retry.backoff.ms=10`: with brokers tens of milliseconds away, larger fetches read faster. Keys that the engine owns are refused:


        """;

    public static string Write()
    {
        StringBuilder page = new(Head);
        page.AppendLine(string.Join(' ', OwnedClientKeys.Instead.Keys.Order(StringComparer.Ordinal).Select(key => $"`{key}`")));
        foreach (IGrouping<string, SettingDefinition> section in SettingCatalog.All.GroupBy(setting => setting.Section.Name))
        {
            page.AppendLine().AppendLine($"## {section.Key}").AppendLine();
            page.AppendLine(OptionDocs.Summary(section.First().Section.PropertyType)).AppendLine();
            page.AppendLine("| key | what it is | value |").AppendLine("|---|---|---|");
            foreach (SettingDefinition setting in section)
                page.AppendLine($"| `{setting.Path}` {Option(setting)}| {OptionDocs.Summary(setting)} | {OptionDocs.Value(setting)}{Members(setting)} |");
        }

        return page.ToString();
    }

    private static string Option(SettingDefinition setting) =>
        ArgumentNames.Paths.FirstOrDefault(pair => pair.Value == setting.Path).Key is { } option ? $"`{option}` " : "";

    private static string Members(SettingDefinition setting) => setting.Type.IsEnum
        ? string.Concat(Enum.GetNames(setting.Type).Select(name => $" `{SnakeCase.Of(name)}`: {OptionDocs.Summary(setting.Type, name)}"))
        : "";
}
