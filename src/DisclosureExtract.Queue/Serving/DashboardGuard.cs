using System.Net;
using Hangfire.Dashboard;

namespace DisclosureExtract.Queue.Serving;

/// <summary>
/// Who may see the dashboard: whoever sits at this machine. A proxy makes all look as if they did, so that what came through one
/// is refused; and so is a page from elsewhere that calls this machine by another name.
/// </summary>
sealed class DashboardGuard : IDashboardAuthorizationFilter
{
    static readonly string[] OfProxies = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via"];

    public bool Authorize(DashboardContext context)
    {
        var http = context.GetHttpContext();
        return IsAllowed(http.Connection.RemoteIpAddress, http.Request.Host.Host, http.Request.Headers.Keys);
    }

    internal static bool IsAllowed(IPAddress? from, string host, ICollection<string> headers) =>
        from is not null && IPAddress.IsLoopback(from)
        && (host == "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var named) && IPAddress.IsLoopback(named)))
        && !headers.Any(h => OfProxies.Contains(h, StringComparer.OrdinalIgnoreCase));
}
