using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DisclosureExtract.Server.Guarding;

/// <summary>
/// Who may ask: on loopback everybody on this machine, under a name of this machine alone; elsewhere who has the token. Writes come from our own pages.
/// </summary>
sealed class Access(string? token, bool isLoopback)
{
    public const string Cookie = "disclosure-review";

    static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>Every answer says what a browser may do with it.</summary>
    const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task Guard(HttpContext context, RequestDelegate next)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
        if (isLoopback && !Local.Contains(context.Request.Host.Host))
        {
            // A page elsewhere whose name was made to lead to this machine.
            await Refuse(context, HttpStatusCode.MisdirectedRequest, "this server answers to localhost alone");
            return;
        }
        if (token is not null && !await Knows(context, token)) return;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method) && !IsOwn(context.Request))
        {
            await Refuse(context, HttpStatusCode.Forbidden, "a decision is taken from pages of this server alone");
            return;
        }
        await next(context);
    }

    /// <summary>The token comes once in the address and stays in a cookie that scripts cannot read; programs send it as a header.</summary>
    static async Task<bool> Knows(HttpContext context, string token)
    {
        if (context.Request.Query["token"].ToString() is { Length: > 0 } given && Same(given, token))
        {
            context.Response.Cookies.Append(Cookie, token, new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
            context.Response.Redirect("/");
            return false;
        }
        var bearer = context.Request.Headers.Authorization.ToString();
        if (Same(context.Request.Cookies[Cookie] ?? "", token) || (bearer.StartsWith("Bearer ", StringComparison.Ordinal) && Same(bearer["Bearer ".Length..], token))) return true;
        await Refuse(context, HttpStatusCode.Unauthorized, "open the address with ?token=… that the server printed");
        return false;
    }

    static bool Same(string a, string b) => CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(a)), SHA256.HashData(Encoding.UTF8.GetBytes(b)));

    static bool IsOwn(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        return origin == $"{request.Scheme}://{request.Host}" && site is "" or "same-origin"
            && request.ContentType?.StartsWith("application/json", StringComparison.Ordinal) == true;
    }

    static Task Refuse(HttpContext context, HttpStatusCode code, string why)
    {
        context.Response.StatusCode = (int)code;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(why + "\n");
    }
}
