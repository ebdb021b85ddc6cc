using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Clean;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Cli.Runs;

/// <summary>What differs between two runs of the same input (times, host, paths) goes into a file of its own.</summary>
static class RunLog
{
    public const string FileName = "_run.json";

    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = Encoder(),
    };

    /// <summary>Names are told as they are, but nothing in them moves the terminal of who looks at the file.</summary>
    static JavaScriptEncoder Encoder()
    {
        var settings = new TextEncoderSettings(UnicodeRanges.All);
        for (var c = '\0'; c < char.MaxValue; c++)
            if (!PlainText.IsPlain(c)) settings.ForbidCharacter(c);
        return JavaScriptEncoder.Create(settings);
    }

    public static void Write(string path, IReadOnlyList<DocumentOutcome> outcomes, Inputs inputs) =>
        AtomicFile.Write(path, durable: false, stream =>
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("version", ProgramInfo.Version);
        json.WriteString("finished", DateTimeOffset.Now);
        json.WriteString("host", Environment.MachineName);
        json.WriteStartArray("documents");
        foreach (var outcome in outcomes)
        {
            json.WriteStartObject();
            json.WriteString("path", outcome.Input.Title);
            json.WriteString("name", outcome.Input.Name);
            json.WriteString("result", outcome.Result?.Status ?? outcome.Code.ToString());
            if (outcome.WasThere) json.WriteBoolean("reused", true);
            if (outcome.Error is { } error) json.WriteString("error", error);
            json.WriteNumber("milliseconds", Math.Round(outcome.Elapsed.TotalMilliseconds, 1));
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteLeftOut(json, inputs);
        WriteSharedPages(json, outcomes);
        json.WriteEndObject();
    });

    /// <summary>What was among the inputs and is no document.</summary>
    static void WriteLeftOut(Utf8JsonWriter json, Inputs inputs)
    {
        json.WriteStartArray("skipped");
        foreach (var (path, why) in inputs.LeftOut)
        {
            json.WriteStartObject();
            json.WriteString("path", path);
            json.WriteString("why", why);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteStartObject("unread");
        foreach (var (kind, count) in inputs.Unread.Kinds) json.WriteNumber(kind, count);
        json.WriteEndObject();
    }

    /// <summary>
    /// Pages that documents of this run have in common: no matter of one document, so it stands here and not in the
    /// results.
    /// </summary>
    static void WriteSharedPages(Utf8JsonWriter json, IReadOnlyList<DocumentOutcome> outcomes)
    {
        json.WriteStartArray("shared_pages");
        foreach (var shared in SharedPages.Find(outcomes.Count, i => Texts(outcomes[i])))
        {
            json.WriteStartObject();
            json.WriteString(
                "kind", shared.Differences.Count == 0 ? NoiseKinds.DuplicatePage : NoiseKinds.NearDuplicatePage);
            json.WriteString("a", outcomes[shared.A].Input.Name);
            json.WriteNumber("a_page", shared.PageA);
            json.WriteString("b", outcomes[shared.B].Input.Name);
            json.WriteNumber("b_page", shared.PageB);
            json.WriteStartArray("differences");
            foreach (var difference in shared.Differences)
            {
                json.WriteStartObject();
                json.WriteString("a", difference.A);
                json.WriteString("b", difference.B);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static List<PageText> Texts(DocumentOutcome outcome)
    {
        if (outcome.Texts is not { } path) return [];
        using var stream = File.OpenRead(path);
        return PageTexts.Read(stream);
    }
}
