using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Correct;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Deciding;
using DisclosureExtract.Review.Pages;
using DisclosureExtract.Server.Library;

namespace DisclosureExtract.Server.Answers;

/// <summary>What the server answers to: pages, scripts and data.</summary>
sealed class Routes(DocumentList list, DecisionBook book, DocumentPages pages, string folder)
{
    public void Map(WebApplication app)
    {
        app.MapGet("/", () => Html(ServedPages.Library));
        app.MapGet("/doc/{id:long}", (long id) => list.Find(id) is null ? Results.NotFound() : Html(ServedPages.Document));
        app.MapGet("/style.css", () => Results.Text(ServedPages.Style, "text/css; charset=utf-8"));
        app.MapGet("/document.js", () => Results.Text(ServedPages.DocumentScript, "text/javascript; charset=utf-8"));
        app.MapGet("/library.js", () => Results.Text(ServedPages.LibraryScript, "text/javascript; charset=utf-8"));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/api/documents", (HttpRequest request) => Results.Json(list.Ask(Question(request.Query))));
        app.MapGet("/api/forms", () => Results.Json(list.Forms()));
        app.MapGet("/api/progress", () => Results.Json(Progress()));
        app.MapGet("/api/documents/{id:long}", (long id) => Find(id) is { } found ? Results.Text(ServedPages.Data(found.Bytes), "application/json; charset=utf-8") : Results.NotFound());
        app.MapGet("/api/documents/{id:long}/decisions", (long id) => list.Place(id) is { } place ? Results.Json(book.Of(place.Sha256)) : Results.NotFound());
        app.MapPost("/api/documents/{id:long}/decisions", Decide);
        app.MapGet("/api/documents/{id:long}/corrections", (long id) => Find(id) is { } found ? Corrections(found.Bytes, found.Sha256) : Results.NotFound());
        app.MapGet("/doc/{id:long}/pages/{page:int}", Picture);
    }

    static IResult Html(string html) => Results.Text(html, "text/html; charset=utf-8");

    (byte[] Bytes, string Path, string Sha256)? Find(long id)
    {
        if (list.Place(id) is not { } place) return null;
        try
        {
            return (pages.Result(place.Path), place.Path, place.Sha256);
        }
        catch (IOException)
        {
            return null;
        }
    }

    async Task<IResult> Picture(long id, int page, HttpContext context)
    {
        if (list.Place(id) is not { } place) return Results.NotFound();
        var picture = pages.Drawn(place.Sha256, page);
        if (picture is null)
        {
            if (Find(id) is not { } found) return Results.NotFound();
            picture = await pages.Picture(found.Path, DisclosureJson.Read(found.Bytes), page, context.RequestAborted);
        }
        if (picture is null) return Results.NoContent(); // the page is shown without
        context.Response.Headers.CacheControl = "private, max-age=3600";
        return Results.Bytes(picture, "image/webp");
    }

    async Task<IResult> Decide(long id, HttpRequest request)
    {
        if (list.Place(id) is not { } place) return Results.NotFound();
        Decision? decision;
        try
        {
            decision = await JsonSerializer.DeserializeAsync<Decision>(request.Body, JsonSerializerOptions.Web, request.HttpContext.RequestAborted);
        }
        catch (JsonException)
        {
            decision = null;
        }
        if (decision is null) return Refused("no decision");
        if (CorrectionsFile.FaultOf(decision) is { } fault) return Refused(fault);
        var saving = book.Add(place.Sha256, decision);
        return Results.Json(saving, statusCode: saving.Saved is null ? StatusCodes.Status409Conflict : StatusCodes.Status200OK);
    }

    static IResult Refused(string why) => Results.Text(why + "\n", statusCode: StatusCodes.Status400BadRequest);

    IResult Corrections(byte[] result, string sha256)
    {
        var file = new Corrections
        {
            Schema = Correct.Corrections.SchemaId,
            Document = sha256,
            Result = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(result)),
            Decisions = book.Of(sha256),
        };
        return Results.File(DisclosureJson.ToBytes(file), "application/json", $"{sha256[..12]}.corrections.json");
    }

    static ListQuestion Question(IQueryCollection query) => new()
    {
        Search = query["q"].ToString() is { Length: <= 200 } search ? search : "",
        Status = Several(query, "status"),
        Kind = Several(query, "kind"),
        Year = Several(query, "year"),
        Family = Several(query, "family"),
        Review = Several(query, "review"),
        Sort = query["sort"].ToString(),
        Descending = query["desc"] == "1",
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) ? Math.Min(page, 100_000) : 0,
    };

    static string[] Several(IQueryCollection query, string name) => [.. query[name].OfType<string>().Take(20)];

    /// <summary>What a watcher that writes to the folder has still to do; null where none ever did.</summary>
    WatchStatus? Progress()
    {
        try
        {
            return LedgerTools.Status(folder, 20, TimeProvider.System);
        }
        catch (Exception e) when (e is RefusedException or IOException)
        {
            return null;
        }
    }
}
