using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using KafkaAlarms.Engine.Model.Events;
using KafkaAlarms.Engine.Model.Identity;
using KafkaAlarms.Engine.Model.Records;
using KafkaAlarms.Engine.Model.Wire;
using NJsonSchema;
using NJsonSchema.Generation;
using NJsonSchema.Generation.TypeMappers;

namespace KafkaAlarms.Engine.Validating;

/// <summary>Makes the alarm schema from the types of the model, with NJsonSchema.</summary>
/// <remarks>Not used while the engine runs: the file it made is committed, and a test compares the two.</remarks>
internal static class AlarmSchemaGenerator
{
    // RFC 9562, version 8, as identities are written: lower case, with hyphens.
    private const string UuidPattern = "^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$";

    // RFC 3339 in UTC to 100 ns; the zero date is none.
    private const string TimePattern =
        @"^[1-9][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
        + @"T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.[0-9]{1,7})?Z$";

    /// <summary>The schema file's text.</summary>
    public static string Generate()
    {
        SystemTextJsonSchemaGeneratorSettings settings = new()
        {
            SchemaType = SchemaType.JsonSchema,
            SerializerOptions = new JsonSerializerOptions(AlarmEventJson.Options)
                { Converters = { new JsonStringEnumConverter() } },
            AlwaysAllowAdditionalObjectProperties = true,
            DefaultReferenceTypeNullHandling = ReferenceTypeNullHandling.NotNull,
        };
        settings.TypeMappers.Add(new PrimitiveTypeMapper(typeof(Guid), schema => SetText(schema, "uuid", UuidPattern)));
        settings.TypeMappers.Add(
            new PrimitiveTypeMapper(typeof(DateTime), schema => SetText(schema, "date-time", TimePattern)));
        settings.TypeMappers.Add(new PrimitiveTypeMapper(typeof(SampleValue), SetAnyScalar));
        settings.SchemaProcessors.Add(new WireRules());
        JsonSchema generated = new JsonSchemaGenerator(settings).Generate(typeof(AlarmEvent));
        return DraftSevenEncoder.Encode(JsonNode.Parse(generated.ToJson())!.AsObject(), AlarmEventHeaders.SchemaId);
    }

    private static void SetText(JsonSchema schema, string format, string pattern)
    {
        schema.Type = JsonObjectType.String;
        schema.Format = format;
        schema.Pattern = pattern;
    }

    private static void SetAnyScalar(JsonSchema schema) =>
        schema.Type = JsonObjectType.Number | JsonObjectType.Boolean | JsonObjectType.String | JsonObjectType.Null;

    /// <summary>What the encoder always writes is required; what it leaves out is never null.</summary>
    private sealed class WireRules : ISchemaProcessor
    {
        public void Process(SchemaProcessorContext context)
        {
            foreach (PropertyInfo member in context.ContextualType.Type.GetProperties())
            {
                string name = JsonNamingPolicy.SnakeCaseLower.ConvertName(member.Name);
                if (context.Schema.Properties.TryGetValue(name, out JsonSchemaProperty? property))
                    Apply(member, name, property, context.Schema);
            }
        }

        private static void Apply(PropertyInfo member, string name, JsonSchemaProperty property, JsonSchema parent)
        {
            bool optional = member.IsDefined(typeof(JsonIgnoreAttribute));
            if (!optional && !parent.RequiredProperties.Contains(name)) parent.RequiredProperties.Add(name);
            foreach (object? value in member.GetCustomAttribute<AllowedValuesAttribute>()?.Values ?? [])
                property.Enumeration.Add(value);
            property.ExtensionData ??= new Dictionary<string, object?>();
            property.ExtensionData[DraftSevenEncoder.NeverNull] =
                optional && !member.IsDefined(typeof(AlsoNullAttribute));
        }
    }
}
