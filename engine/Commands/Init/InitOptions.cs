using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using KafkaAlarms.Engine.Configuration.Values;

namespace KafkaAlarms.Engine.Commands.Init;

/// <summary>Options that the init and watch commands share.</summary>
internal static class InitOptions
{
    /// <summary>Time for everything that a command waits for.</summary>
    public static Option<TimeSpan> Timeout()
    {
        Option<TimeSpan> option = new("--timeout")
        {
            Description = "Longest time for everything that is waited for, such as 30s or 10m.",
            HelpName = "DURATION",
            DefaultValueFactory = _ => TimeSpan.FromMinutes(5),
            CustomParser = ReadDuration,
        };
        return option;
    }

    /// <summary>Address of Connect's REST interface.</summary>
    public static Option<Uri> Connect() => new("--connect")
    {
        Description = "Address of Kafka Connect's REST interface.",
        HelpName = "URL",
        Required = true,
        CustomParser = result => ReadAddress(result, "--connect wants an address such as http://localhost:8083."),
    };

    /// <summary>Address of an archive of plug-ins.</summary>
    public static Option<Uri?> Archive() => new("--url")
    {
        Description = "Archive of plug-ins instead of a folder: zip, tar, tgz, jar or dll; needs --sha512.",
        HelpName = "URL",
        CustomParser = result => ReadAddress(result, "--url wants an address such as https://example.org/plugin.zip."),
    };

    /// <summary>A file that declares what is to be there.</summary>
    public static Option<string?> File(string name, string description) =>
        new(name) { Description = description, HelpName = "FILE" };

    /// <summary>A whole number above zero.</summary>
    public static Option<int> Count(string name, string description)
    {
        Option<int> option = new(name)
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => 1,
        };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => !IsCount(token.Value))) result.AddError($"{name} wants 1 to 1000.");
        });
        return option;
    }

    private static bool IsCount(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int count) && count is >= 1 and <= 1000;

    private static TimeSpan ReadDuration(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (SettingText.TryRead(typeof(TimeSpan), text, out object value) && (TimeSpan)value > TimeSpan.Zero)
            return (TimeSpan)value;
        result.AddError($"--timeout {text} is not {SettingText.Describe(typeof(TimeSpan))}.");
        return default;
    }

    private static Uri? ReadAddress(ArgumentResult result, string wanted)
    {
        string text = result.Tokens[0].Value;
        if (Uri.TryCreate(text, UriKind.Absolute, out Uri? address) && address.Scheme is "http" or "https")
            return address;
        result.AddError(wanted);
        return null;
    }
}
