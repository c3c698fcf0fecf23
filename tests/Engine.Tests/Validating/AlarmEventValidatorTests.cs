using KafkaAlarms.Engine.Configuration.Options;
using KafkaAlarms.Engine.Model.Wire;
using KafkaAlarms.Engine.Tests.Support;
using KafkaAlarms.Engine.Validating;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Validating;

public sealed class AlarmEventValidatorTests
{
    // Tens of kilobytes an event.
    private const long LeastOfNJsonSchema = 10_000;

    // The two never disagree, so only what it costs tells whether NJsonSchema was asked.
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    public void Validate_ValidEvent_AsksNJsonSchemaWhereTheSettingSaysSo(bool setting, bool asked)
    {
        AlarmEventValidator validator = new(new ValidatingOptions { NJsonSchema = setting });
        byte[] json = AlarmEventJson.Encode(Some.AlarmEvent());
        validator.Validate(json).IsValid.ShouldBeTrue();

        long before = GC.GetAllocatedBytesForCurrentThread();
        validator.Validate(json);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        (allocated > LeastOfNJsonSchema).ShouldBe(asked, $"{allocated} bytes allocated");
    }
}
