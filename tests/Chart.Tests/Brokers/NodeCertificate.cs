using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace KafkaAlarms.Chart.Tests.Brokers;

/// <summary>A CA and what it signed for a node, as the Secret of the nodes holds it.</summary>
internal static class NodeCertificate
{
    /// <summary>Certificate for names, by themselves localhost, for server and client.</summary>
    /// <returns>tls.crt, tls.key and ca.crt in PEM.</returns>
    public static IReadOnlyDictionary<string, string> Create(params string[] hosts)
    {
        DateTimeOffset now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest authority = new("CN=Test CA", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        authority.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.DigitalSignature, true));
        authority.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(authority.PublicKey, false));
        using X509Certificate2 ca = authority.CreateSelfSigned(now.AddHours(-1), now.AddHours(2));

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest node = new("CN=kafka-alarms-kafka", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        foreach (string host in hosts.DefaultIfEmpty("localhost")) names.AddDnsName(host);
        node.CertificateExtensions.Add(names.Build());
        node.CertificateExtensions.Add(
            new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1"), new Oid("1.3.6.1.5.5.7.3.2")], false));
        using X509Certificate2 signed = node.Create(ca, now.AddMinutes(-30), now.AddHours(1), [1, 2, 3, 4]);
        return new Dictionary<string, string>
        {
            ["tls.crt"] = signed.ExportCertificatePem(),
            ["tls.key"] = key.ExportPkcs8PrivateKeyPem(),
            ["ca.crt"] = ca.ExportCertificatePem(),
        };
    }
}
