namespace KafkaAlarms.Engine.Configuration.Sources;

/// <summary>Where a setting's value comes from.</summary>
/// <param name="Kind">Kind of place.</param>
/// <param name="Name">File path, variable name or option; empty for a default.</param>
/// <param name="Position">Place in the file; zeros otherwise.</param>
internal sealed record SettingOrigin(SettingOriginKind Kind, string Name = "", FilePosition Position = default)
{
    public static readonly SettingOrigin Default = new(SettingOriginKind.Default);

    /// <summary>The place as problems and tables name it.</summary>
    public override string ToString() => Kind switch
    {
        SettingOriginKind.File => $"{Name}({Position.Line},{Position.Column})",
        SettingOriginKind.Environment => $"environment {Name}",
        SettingOriginKind.Argument => $"argument {Name}",
        _ => "default",
    };
}
