namespace KafkaAlarms.Engine.Errors;

/// <summary>One thing wrong with what the engine was given, ready to be listed with all the others.</summary>
/// <param name="Code">What kind of fault it is; docs/errors.md has a section for it.</param>
/// <param name="Where">Where it stands: <c>file(line,column) key.path</c>, <c>environment
/// NAME</c> or <c>argument --name</c>.</param>
/// <param name="What">What is wrong, one sentence; never a secret value.</param>
/// <param name="Change">What to write instead, one sentence; empty when <paramref name="What"/> says it.</param>
internal sealed record Problem(ErrorCode Code, string Where, string What, string Change = "")
{
    /// <summary>The problem as one line for a person.</summary>
    public override string ToString() =>
        Change.Length == 0 ? $"{Code.Text()} {Where}: {What}" : $"{Code.Text()} {Where}: {What} {Change}";
}
