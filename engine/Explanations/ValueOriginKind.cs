namespace KafkaAlarms.Engine.Explanations;

/// <summary>What gave a value.</summary>
internal enum ValueOriginKind
{
    /// <summary>The engine: no file gives another value.</summary>
    Default,

    /// <summary>The code of the rule type: no file gives the setting.</summary>
    RuleTypeDefault,

    /// <summary>The code of the rule type, by itself or from its settings.</summary>
    RuleType,

    /// <summary>The rules file or a table.</summary>
    File,
}
