using System.Net;
using System.Security.Cryptography;
using KafkaAlarms.Engine.Errors;

namespace KafkaAlarms.Engine.Provisioning.Volumes;

/// <summary>Fetches an archive of plug-ins; what has another hash than expected is not even opened.</summary>
internal sealed class PluginDownload(HttpClient http, Patience patience)
{
    private const int Piece = 81_920;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    /// <summary>Longest time for one attempt.</summary>
    private static readonly TimeSpan AttemptTime = TimeSpan.FromMinutes(5);

    /// <summary>Fetches it, again and again until it is there or the time is over.</summary>
    /// <param name="address">Where it is.</param>
    /// <param name="sha512">Hash that it must have, in hex.</param>
    /// <param name="file">Where it goes.</param>
    /// <param name="stop">Ends the fetching.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    public async Task<Problem?> FetchAsync(Uri address, string sha512, string file, CancellationToken stop)
    {
        while (true)
        {
            (string? hash, string reason, bool mayPass) = await AttemptAsync(address, file, stop);
            if (hash is not null) return Judge(address, hash, sha512);
            if (!mayPass || patience.IsOver)
            {
                return new Problem(
                    ErrorCode.PluginDownloadFailed,
                    Shown(address),
                    $"It cannot be fetched: {reason.TrimEnd('.')}.",
                    "Correct the address, or let this pod reach it.");
            }

            await patience.PauseAsync(Interval, stop);
        }
    }

    /// <summary>The address without what may be secret in it.</summary>
    private static string Shown(Uri address) =>
        address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);

    private static Problem? Judge(Uri address, string hash, string expected) =>
        hash.Equals(expected, StringComparison.OrdinalIgnoreCase)
            ? null
            : new Problem(
                ErrorCode.PluginHashDiffers,
                Shown(address),
                $"Its SHA-512 is {hash}, expected is {expected}: it was not opened.",
                "Take the archive that the hash was made of, or correct the hash.");

    private async Task<(string? Hash, string Reason, bool MayPass)> AttemptAsync(
        Uri address, string file, CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(AttemptTime);
        try
        {
            using HttpResponseMessage answer =
                await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            if (answer.IsSuccessStatusCode) return (await SaveAsync(answer, file, limit.Token), "", true);
            return (null, $"HTTP {(int)answer.StatusCode}", answer.StatusCode >= HttpStatusCode.InternalServerError);
        }
        catch (HttpRequestException fault)
        {
            return (null, fault.Message, true);
        }
        catch (IOException fault)
        {
            return (null, fault.Message, true);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "no answer in time", true);
        }
    }

    private static async Task<string> SaveAsync(HttpResponseMessage answer, string file, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA512);
        await using Stream source = await answer.Content.ReadAsStreamAsync(stop);
        await using FileStream target = File.Create(file);
        byte[] piece = new byte[Piece];
        int read;
        while ((read = await source.ReadAsync(piece, stop)) > 0)
        {
            hash.AppendData(piece, 0, read);
            await target.WriteAsync(piece.AsMemory(0, read), stop);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
