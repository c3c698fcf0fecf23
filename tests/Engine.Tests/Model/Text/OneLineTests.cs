using KafkaAlarms.Engine.Model.Text;
using Shouldly;
using Xunit;

namespace KafkaAlarms.Engine.Tests.Model.Text;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("as it is", "as it is")]
    [InlineData("  first\r\n\tsecond\u2028third \n", "first second third")]
    public void Of_Text_HasOneSpaceForEachLineBreakAndRunOfBlanks(string text, string expected) =>
        OneLine.Of(text).ShouldBe(expected);

    [Fact]
    public void Of_Exception_IsItsMessageOfBoundedLength()
    {
        OneLine.Of(new InvalidOperationException("one\ntwo")).ShouldBe("one two");
        OneLine.Of(new InvalidOperationException(new string('x', 400))).ShouldBe(new string('x', 300) + "...");
    }
}
