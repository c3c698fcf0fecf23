using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using KafkaAlarms.Engine.Configuration.RulesFile;
using KafkaAlarms.Engine.Configuration.RulesFile.Nodes;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Configuration.RulesFile;

public sealed class RulesFileProperties
{
    private static readonly byte[] Sample = Encoding.UTF8.GetBytes(Some.Sample);

    private static readonly Gen<string> Scalar = OneOf("1", "2.50", "null", "\"x\"", "true", "[1, {\"a\": null}]");

    private static readonly Gen<(string, string)> EntryAndOverride = Gen.Select(ObjectOf(3), ObjectOf(3));

    [Fact]
    public void Load_ArbitraryBytes_GivesRulesOrProblems() =>
        Gen.Byte.Array[0, 200].Sample(bytes => RulesOrProblems(Some.Load(bytes)));

    [Fact]
    public void Load_MutatedSample_GivesRulesOrProblems() =>
        Gen.Select(Gen.Int[0, Sample.Length - 1], Gen.Int[0, 30], OneOf(Pieces))
            .Sample((at, length, piece) => RulesOrProblems(Some.Load(
                [.. Sample[..at], .. Encoding.UTF8.GetBytes(piece), .. Sample[Math.Min(Sample.Length, at + length)..]])));

    [Fact]
    public void Merge_EmptyOverride_IsEntry() =>
        ObjectOf(3).Sample(entry => Same(Merge(entry, "{}"), entry));

    [Fact]
    public void Merge_AnyOverride_FollowsRfc7396() =>
        EntryAndOverride.Sample((entry, patch) =>
            JsonNode.DeepEquals(JsonNode.Parse(Merge(entry, patch)), MergePatch(JsonNode.Parse(entry), JsonNode.Parse(patch))));

    [Fact]
    public void Merge_Twice_IsOnce() =>
        EntryAndOverride.Sample((entry, patch) => Same(Merge(Merge(entry, patch), patch), Merge(entry, patch)));

    private static string[] Pieces => ["", "{", "}", "\"", ",", "null", "-1", "1e999", "\\", "\u00e9", "[", "]", "\"limit\": 1,", "//"];

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static bool RulesOrProblems(RulesFileResult result) => result.Rules is null != result.Problems.IsEmpty;

    private static Gen<string> ObjectOf(int depth)
    {
        Gen<string> value = depth == 0 ? Scalar : Gen.OneOf(Scalar, ObjectOf(depth - 1));
        return Gen.Select(OneOf("a", "b", "c"), value).Array[0, 3].Select(members =>
            $"{{{string.Join(", ", members.DistinctBy(member => member.Item1).Select(member => $"\"{member.Item1}\": {member.Item2}"))}}}");
    }

    private static string Merge(string entry, string patch) =>
        NodeWriter.ToElement(OverrideMerger.Merge(Node(entry), Node(patch))).GetRawText();

    private static FileNode Node(string json) => FileNodeReader.Read(Encoding.UTF8.GetBytes(json), new("x"))!;

    private static bool Same(string left, string right) => JsonNode.DeepEquals(JsonNode.Parse(left), JsonNode.Parse(right));

    private static JsonNode? MergePatch(JsonNode? target, JsonNode? patch)
    {
        if (patch is not JsonObject members) return patch?.DeepClone();
        JsonObject result = target as JsonObject is { } old ? (JsonObject)old.DeepClone() : [];
        foreach ((string key, JsonNode? value) in members)
        {
            if (value is null) result.Remove(key);
            else result[key] = MergePatch(result[key], value);
        }

        return result;
    }
}
