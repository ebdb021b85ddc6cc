using System.Net;
using System.Text;
using System.Text.Json.Serialization;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace DisclosureExtract.Jobs.Watching;

/// <summary>
/// /metrics for Prometheus and /health for people and supervisors, on loopback. Made only when asked for.
/// </summary>
sealed class Telemetry : IDisposable
{
    readonly MeterProvider metrics;
    readonly HttpListener health = new();
    readonly Func<(bool Healthy, string Json)> state;

    public Telemetry(int port, Func<(bool Healthy, string Json)> state)
    {
        this.state = state;
        metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureResource(r => r.AddService("disclosure-extract", autoGenerateServiceInstanceId: false))
            .AddMeter(WatchMeter.Name)
            .AddPrometheusHttpListener(o =>
            {
                o.Host = "127.0.0.1";
                o.Port = port;
            })
            .Build();
        health.Prefixes.Add($"http://127.0.0.1:{port}/health/");
        health.Start();
        _ = ServeAsync();
    }

    public void Dispose()
    {
        health.Close();
        metrics.Dispose();
    }

    async Task ServeAsync()
    {
        while (health.IsListening)
        {
            try
            {
                var context = await health.GetContextAsync().ConfigureAwait(false);
                var (healthy, json) = state();
                context.Response.StatusCode = healthy ? 200 : 503;
                context.Response.ContentType = "application/json; charset=utf-8";
                await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(json + "\n"))
                    .ConfigureAwait(false);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or InvalidOperationException or IOException)
            {
                // The asker hung up, or the listener was closed: the loop condition tells.
            }
        }
    }
}

/// <summary>What /health says.</summary>
/// <param name="Status">ok or degraded.</param>
/// <param name="Trouble">What is wrong; null where all is well.</param>
/// <param name="Queue">Files in the inbox that are not taken yet.</param>
/// <param name="InWork">Documents in children.</param>
/// <param name="InHand">Files taken and not finished.</param>
sealed record HealthReport(string Status, string? Trouble, int Queue, int InWork, int InHand);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthReport))]
sealed partial class HealthJson : JsonSerializerContext;
