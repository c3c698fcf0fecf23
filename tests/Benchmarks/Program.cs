using System.Globalization;
using KafkaAlarms.Benchmarks;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
return await BenchmarkCatalog.RunAsync(args);
