namespace KafkaAlarms.Engine.Errors;

/// <summary>A fault by the stage that owns it: KA1 consume, KA2 decode, KA3 evaluate, KA4 raise, KA5 validate,
/// KA6 produce, KA7 commit, KA8 configuration, KA9 plug-ins and commands.</summary>
/// <remarks>The number is the code; docs/errors.md has a section for each. Retired
/// numbers are never used again.</remarks>
internal enum ErrorCode
{
    None = 0,

    /// <summary>Retention removed records before they were read, or the topic was made anew.</summary>
    CommittedOffsetGone = 1001,

    /// <summary>A read failed in a way that passes.</summary>
    ConsumeFailed = 1002,

    /// <summary>An expected sensor was heard in another partition than the partitioner gives its id.</summary>
    SensorInWrongPartition = 1003,

    /// <summary>Topics that belong together have partition counts that do not fit.</summary>
    PartitionCountsDiffer = 1004,

    /// <summary>Kafka key, value, header or array element that is not UTF-8.</summary>
    NotUtf8 = 2001,

    // 2002 is retired: a record without a value is empty, not broken.

    /// <summary>Value of no bytes, or of white space only.</summary>
    EmptyValue = 2003,

    /// <summary>Value of more bytes than Decoding:MaxRecordBytes.</summary>
    ValueTooLarge = 2004,

    /// <summary>Text that is no JSON and no known word.</summary>
    BrokenJson = 2005,

    /// <summary>JSON that ends too early.</summary>
    TruncatedJson = 2006,

    /// <summary>JSON nested deeper than Decoding:MaxDepth.</summary>
    TooDeep = 2007,

    /// <summary>More sensor records in one Kafka record than Decoding:MaxElements.</summary>
    TooManyRecords = 2008,

    /// <summary>More measurements in one sensor record than Decoding:MaxMeasurements.</summary>
    TooManyMeasurements = 2009,

    /// <summary>Id, name, unit, label or value of more bytes than Decoding:MaxTextBytes.</summary>
    TextTooLong = 2010,

    /// <summary>Sensor record whose sensor is named nowhere.</summary>
    NoSensorId = 2011,

    /// <summary>Array element that is no object.</summary>
    NotSensorRecord = 2012,

    /// <summary>Measurement without a name, or with a field of a wrong type.</summary>
    BrokenMeasurement = 2013,

    /// <summary>A rule threw, or reported what makes no sense.</summary>
    RuleFaulted = 3001,

    /// <summary>A rule is not called any more after repeated faults.</summary>
    RuleQuarantined = 3002,

    /// <summary>A rule took longer for a record than its time budget.</summary>
    RuleTooSlow = 3003,

    /// <summary>A changed rules file or plug-in does not load.</summary>
    RuleSetRefused = 3004,

    /// <summary>A rule does not return.</summary>
    RuleHangs = 3005,

    /// <summary>The folder that remembers rules which do not return cannot be used.</summary>
    StateFolderUnfit = 3006,

    /// <summary>A record of the state topic could not be read.</summary>
    StateUnreadable = 4001,

    /// <summary>An alarm event does not satisfy the alarm schema.</summary>
    EventBreaksSchema = 5001,

    /// <summary>A file of alarm events cannot be read.</summary>
    DocumentsUnreadable = 5002,

    /// <summary>A dead letter is larger than its topic accepts.</summary>
    DeadLetterReplaced = 6001,

    /// <summary>The dead-letter topic accepts less than the largest dead letter.</summary>
    DeadLetterTopicTooSmall = 6002,

    /// <summary>The alarm or the state topic accepts less than events and state may need.</summary>
    TopicTooSmall = 6003,

    /// <summary>The state topic may lose to compaction what undoes a commit that was cut off.</summary>
    StateCompactedTooSoon = 6004,

    /// <summary>A transaction was aborted, or a commit failed, and its records are evaluated again.</summary>
    TransactionAborted = 7001,

    /// <summary>A stream thread replaces its Kafka clients.</summary>
    ThreadReplaced = 7002,

    /// <summary>A settings file cannot be read.</summary>
    SettingsFileUnreadable = 8001,

    /// <summary>A settings file is no JSON object.</summary>
    SettingsFileNotJson = 8002,

    /// <summary>A key that no option declares.</summary>
    UnknownSetting = 8003,

    /// <summary>A value of another type than its option.</summary>
    WrongSettingType = 8004,

    /// <summary>A number or duration outside its option's range.</summary>
    SettingOutOfRange = 8005,

    /// <summary>A text that its option's rule refuses.</summary>
    SettingTextRefused = 8006,

    /// <summary>A required setting that no source gives.</summary>
    SettingMissing = 8007,

    /// <summary>A key that stands twice in one file.</summary>
    SettingTwice = 8008,

    /// <summary>Settings that are right alone and wrong together.</summary>
    SettingsConflict = 8009,

    /// <summary>A raw client key that the engine sets itself.</summary>
    OwnedClientKey = 8010,

    /// <summary>A raw client key or value that librdkafka does not take.</summary>
    ClientKeyRefused = 8011,

    /// <summary>An address that cannot be listened on.</summary>
    ListenRefused = 8012,

    /// <summary>The rules file is missing, a folder, or not readable.</summary>
    RulesFileUnreadable = 8201,

    /// <summary>The rules file is not UTF-8.</summary>
    RulesFileNotUtf8 = 8202,

    /// <summary>The rules file is larger than allowed.</summary>
    RulesFileTooLarge = 8203,

    /// <summary>The rules file is no JSON.</summary>
    RulesFileSyntax = 8204,

    /// <summary>A key stands twice in one object.</summary>
    RulesKeyTwice = 8205,

    /// <summary>A key is unknown.</summary>
    RulesKeyUnknown = 8206,

    /// <summary>A required key is missing.</summary>
    RulesKeyMissing = 8207,

    /// <summary>A value has the wrong type.</summary>
    RulesValueType = 8208,

    /// <summary>A value is not allowed.</summary>
    RulesValueRange = 8209,

    /// <summary>Two rules have one id.</summary>
    RuleIdTwice = 8210,

    /// <summary>No plug-in declares the rule type.</summary>
    RuleTypeUnknown = 8211,

    /// <summary>A unit is no UCUM unit.</summary>
    RuleUnitUnknown = 8212,

    /// <summary>Limits are out of order.</summary>
    RuleLimitOrder = 8213,

    /// <summary>Deadbands leave nothing normal.</summary>
    RuleDeadbandTooWide = 8214,

    /// <summary>The rule type has no such level.</summary>
    RuleLevelUnknown = 8215,

    /// <summary>A known key stands where it has no meaning.</summary>
    RulesKeyMisplaced = 8216,

    /// <summary>A message text is broken.</summary>
    RuleMessageBroken = 8217,

    /// <summary>The rule type refuses a setting.</summary>
    RuleSettingRefused = 8218,

    /// <summary>The rule type fails with its settings.</summary>
    RuleTypeFailed = 8219,

    /// <summary>An expected sensor does not belong to the rule.</summary>
    RuleExpectedRefused = 8220,

    /// <summary>A key has no function in this version.</summary>
    RulesKeyNotAvailable = 8221,

    /// <summary>A table of overrides cannot be read.</summary>
    RulesTableUnreadable = 8222,

    /// <summary>The header of a table of overrides is wrong, or nothing stands below it.</summary>
    RulesTableColumns = 8223,

    /// <summary>A row of a table of overrides cannot be read.</summary>
    RulesTableRow = 8224,

    /// <summary>A table of overrides says something twice.</summary>
    RulesTableTwice = 8225,

    /// <summary>A sensor of a table is none of the rule.</summary>
    RulesTableSensor = 8226,

    /// <summary>A command line that no command understands.</summary>
    Usage = 9001,

    /// <summary>No broker could be reached and the command does not wait.</summary>
    BrokerUnavailable = 9002,

    /// <summary>A fault of the program itself.</summary>
    Bug = 9003,

    /// <summary>The plug-in folder is not there.</summary>
    PluginFolderMissing = 9101,

    /// <summary>The plug-in folder holds no plug-in.</summary>
    PluginFolderEmpty = 9102,

    /// <summary>A plug-in's folder holds no DLL that is built against the rule SDK.</summary>
    PluginAssemblyMissing = 9103,

    /// <summary>A plug-in's DLL is not a .NET assembly.</summary>
    PluginNotDotNet = 9104,

    /// <summary>A plug-in needs an assembly that does not lie beside it.</summary>
    PluginDependencyMissing = 9105,

    /// <summary>A plug-in was built against a newer rule SDK than the engine's.</summary>
    PluginSdkTooNew = 9106,

    /// <summary>A plug-in was built for a newer .NET than the engine runs on.</summary>
    PluginRuntimeTooNew = 9107,

    /// <summary>A plug-in's assembly or one of its types cannot be loaded.</summary>
    PluginNotLoadable = 9108,

    /// <summary>A plug-in declares no rule.</summary>
    PluginWithoutRule = 9109,

    /// <summary>A class marked as a rule does not implement the rule interface.</summary>
    RuleInterfaceMissing = 9110,

    /// <summary>A rule has no public constructor without parameters, or cannot be made at all.</summary>
    RuleConstructorMissing = 9111,

    /// <summary>A rule's constructor throws.</summary>
    RuleConstructorFailed = 9112,

    /// <summary>A rule type id has characters that a rules file does not allow.</summary>
    RuleTypeIdInvalid = 9113,

    /// <summary>Two rules declare one type id.</summary>
    RuleTypeIdDuplicate = 9114,

    /// <summary>The list of allowed plug-in files cannot be read.</summary>
    PluginLockBroken = 9115,

    /// <summary>A plug-in has a file that the list of allowed ones does not have.</summary>
    PluginNotLocked = 9116,

    /// <summary>A rule may decide otherwise when it sees the same records again.</summary>
    RuleNotDeterministic = 9117,

    /// <summary>A rule's constructor or Configure does not return as it is loaded.</summary>
    RuleTrialHangs = 9118,

    /// <summary>A file of rule tests cannot be read.</summary>
    RuleTestsUnreadable = 9131,

    /// <summary>There is no file of rule tests where one was looked for.</summary>
    RuleTestsMissing = 9132,

    /// <summary>The results of rule tests cannot be written.</summary>
    RuleTestReportRefused = 9133,

    /// <summary>Not as many brokers as expected are registered in time.</summary>
    BrokersMissing = 9201,

    /// <summary>A topics file cannot be read, or declares what the engine cannot work with.</summary>
    TopicsFileRefused = 9202,

    /// <summary>A topic has fewer partitions than wanted, and growth is not allowed.</summary>
    PartitionGrowthRefused = 9203,

    /// <summary>The brokers refuse to create or to change a topic.</summary>
    TopicRefused = 9204,

    /// <summary>Topics did not become as wanted in time.</summary>
    TopicsNotReady = 9205,

    /// <summary>Connect's REST interface does not serve in time.</summary>
    ConnectUnavailable = 9211,

    /// <summary>A connectors file cannot be read, or misses what every connector needs.</summary>
    ConnectorsFileRefused = 9212,

    /// <summary>Connect has no plug-in of the connector's class.</summary>
    ConnectorClassMissing = 9213,

    /// <summary>Connect refuses the configuration of a connector.</summary>
    ConnectorConfigRefused = 9214,

    /// <summary>A connector or one of its tasks has failed, or does not run in time.</summary>
    ConnectorFailed = 9215,

    /// <summary>The folder of plug-ins to copy is missing or empty.</summary>
    PluginSourceMissing = 9221,

    /// <summary>The folder of plug-ins to copy has another hash than expected.</summary>
    PluginHashDiffers = 9222,

    /// <summary>A volume for plug-ins cannot be written.</summary>
    PluginCopyFailed = 9223,

    /// <summary>An archive of plug-ins cannot be fetched.</summary>
    PluginDownloadFailed = 9224,

    /// <summary>An archive of plug-ins cannot be unpacked.</summary>
    PluginArchiveRefused = 9225,

    /// <summary>The folder of users cannot be read, or holds none, or one that Kafka could not keep.</summary>
    UsersFolderRefused = 9231,

    /// <summary>The brokers refuse a user.</summary>
    UserRefused = 9232,

    /// <summary>Users were not written in time.</summary>
    UsersNotReady = 9233,

    /// <summary>The input of a replay cannot be read.</summary>
    ReplayInputUnreadable = 9301,

    /// <summary>The columns of a CSV file to replay are not what is needed.</summary>
    ReplayColumnsWrong = 9302,

    /// <summary>A line of a file to replay is no record.</summary>
    ReplayLineBroken = 9303,

    /// <summary>Nothing in the input of a replay is a record.</summary>
    ReplayWithoutRecords = 9304,

    /// <summary>The range of a topic to replay is not there, or not whole.</summary>
    ReplayRangeWrong = 9305,

    /// <summary>A plot cannot be drawn or written, or has no text.</summary>
    PlotFailed = 9306,

    /// <summary>A file whose times are taken as Kafka time is not in order of time.</summary>
    ReplayOutOfOrder = 9307,
}
