using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

public sealed class AlarmValidatorProperties
{
    private static readonly string ClosedText = ClosedTwin.Of(AlarmSchema.Text);
    private static readonly AlarmValidator Open = new();
    private static readonly AlarmValidator Closed = new(ClosedText);
    private static readonly NJsonSchemaValidator OpenReference = new();
    private static readonly NJsonSchemaValidator ClosedReference = new(ClosedText);
    private static readonly Gen<byte[]> Documents = AlarmEvents.Any.Select(AlarmEventJson.Encode);

    [Fact]
    public void Validate_AnyEventOfTheEngine_IsValidByTheClosedTwinToo() =>
        Documents.Sample(json => Closed.Validate(json).IsValid && ClosedReference.Validate(json).IsValid, iter: 1_000);

    [Fact]
    public void Validate_BrokenEvents_AgreesWithNJsonSchema() =>
        Mutations.Of(Documents).Sample(json => Agree(Open, OpenReference, json), iter: 6_000, print: Print);

    [Fact]
    public void Validate_BrokenEvents_AgreesWithNJsonSchemaOnTheClosedTwin() =>
        Mutations.Of(Documents).Sample(json => Agree(Closed, ClosedReference, json), iter: 3_000, print: Print);

    [Fact]
    public void Validate_AnyBytes_AgreesWithNJsonSchema() =>
        Gen.Byte.Array.Sample(json => Agree(Open, OpenReference, json), iter: 1_000, print: Print);

    [Fact]
    public void Validate_Mutations_BreakSomeAndSpareSome()
    {
        int valid = 0;
        int broken = 0;
        Mutations.Of(Documents).Sample(
            json =>
            {
                if (Open.Validate(json).IsValid) Interlocked.Increment(ref valid);
                else Interlocked.Increment(ref broken);
            },
            iter: 2_000);

        valid.ShouldBeGreaterThan(200);
        broken.ShouldBeGreaterThan(200);
    }

    [Fact]
    public void Decode_EncodedEvent_LosesNothing() =>
        Documents.Sample(
            json => JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(AlarmEventJson.Encode(AlarmEventJson.Decode(json)))),
            iter: 1_000,
            print: Print);

    private static bool Agree(AlarmValidator validator, NJsonSchemaValidator reference, byte[] json)
    {
        ValidationResult own = validator.Validate(json);
        ValidationResult theirs = reference.Validate(json);
        return own.IsValid == theirs.IsValid;
    }

    private static string Print(byte[] json) =>
        $"{Encoding.UTF8.GetString(json)}\nown: {Open.Validate(json)}\nNJsonSchema: {OpenReference.Validate(json)}";
}
