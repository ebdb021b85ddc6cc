using System.Net;
using DisclosureExtract.Queue.Serving;

namespace DisclosureExtract.Tests.Queue.Serving;

public sealed class DashboardGuardTests
{
    [Theory]
    [InlineData("127.0.0.1", "localhost", "Accept", true)]
    [InlineData("::1", "[::1]", "Accept", true)]
    [InlineData("192.168.1.5", "localhost", "Accept", false)]
    [InlineData("127.0.0.1", "example.org", "Accept", false)]
    [InlineData("127.0.0.1", "localhost", "x-forwarded-for", false)]
    [InlineData("127.0.0.1", "localhost", "Via", false)]
    public void Only_who_sits_at_the_machine_sees_the_dashboard(string from, string host, string header, bool isAllowed) =>
        Assert.Equal(isAllowed, DashboardGuard.IsAllowed(IPAddress.Parse(from), host, [header]));
}
