using System.CommandLine;

namespace KafkaAlarms.Engine.Commands;

/// <summary>Arguments take what begins with a dash too: an option that is misspelled would be a path.</summary>
internal static class UnknownOptions
{
    /// <summary>Refuses them; the runner of command lines then names the nearest option.</summary>
    public static void RefuseIn(Argument argument) => argument.Validators.Add(result =>
    {
        foreach (string text in result.Tokens.Select(token => token.Value).Where(text => text.StartsWith('-')))
            result.AddError($"There is no option '{text}'.");
    });
}
