using System.Text.Json;
using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Users;

/// <summary>Text of the format <c>rules/1</c> → rules. Whatever it does not know is refused with the place: a misspelt
/// rule must not be one less.</summary>
static class UserRulesReader
{
    const string Format = "rules/1", Prefix = "user.";

    static readonly JsonDocumentOptions Options = new() { AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip, AllowDuplicateProperties = false };

    /// <exception cref="UserRulesException">The text is no such file, or names what does not exist.</exception>
    /// <param name="known">Ids of the rules of the program.</param>
    public static UserRules Read(string json, IReadOnlySet<string> known)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(new Node("", document.RootElement), known);
        }
        catch (JsonException e)
        {
            throw new UserRulesException($"it is no JSON ({e.Message})");
        }
    }

    static UserRules Read(Node root, IReadOnlySet<string> known)
    {
        root.Only("format", "version", "off", "soften", "sums");
        if (root.Text("format") is var format && format != Format) throw root.At("format")
            .Wrong($"“{format}” is not {Format}");
        var off = root.List("off").Select(n =>
        {
            n.Only("rule", "because");
            return (Rule: Known(n.At("rule"), known), Because: n.Text("because", needed: true));
        }).ToList();
        var soften = root.List("soften").Select(n =>
        {
            n.Only("rule", "most", "because");
            _ = n.Text("because", needed: true);
            return (Rule: Known(n.At("rule"), known), Most: SeverityOf(n.At("most")));
        }).ToList();
        var sums = root.List("sums").Select(Sum).ToList();
        Once(root.At("off"), off.Select(o => o.Rule));
        Once(root.At("soften"), soften.Select(s => s.Rule).Concat(off.Select(o => o.Rule)));
        Once(root.At("sums"), sums.Select(s => s.Id));
        return new UserRules
        {
            Version = root.Text("version"),
            Off = off.ToDictionary(o => o.Rule, o => o.Because),
            Most = soften.ToDictionary(s => s.Rule, s => s.Most),
            Sums = sums,
        };
    }

    static UserSum Sum(Node node)
    {
        node.Only("id", "says", "ground", "left", "is", "right", "severity", "tolerance", "blank");
        var id = node.Text("id", needed: true);
        if (!id.StartsWith(Prefix, StringComparison.Ordinal) || id.Length == Prefix.Length) throw node.At("id")
            .Wrong($"“{id}” does not begin with {Prefix}");
        var (left, right) = (node.List("left").Select(Term).ToList(), node.List("right").Select(Term).ToList());
        if (left.Count == 0 || right.Count == 0) throw node.Wrong("each side needs a term");
        return new UserSum(id, node.Text("says", needed: true), node.Text("ground"), left,
            node.Text("is", needed: true) switch
            {
                "=" => UserRelation.Equal,
                "<=" => UserRelation.AtMost,
                ">=" => UserRelation.AtLeast,
                var other => throw node.At("is").Wrong($"“{other}” is none of =, <=, >="),
            },
            right, node.Has("severity") ? SeverityOf(node.At("severity")) : Severity.Warning,
                node.Number("tolerance", 0),
            node.Text("blank") switch
            {
                "" or "skip" => false,
                "zero" => true,
                var other => throw node.At("blank").Wrong($"“{other}” is neither skip nor zero"),
            });
    }

    static UserTerm Term(Node node)
    {
        node.Only("form", "code", "row", "column", "times");
        var form = node.Text("form", needed: true);
        if (FormType.All.All(f => f.Id != form)) throw node.At("form")
            .Wrong($"there is no form “{form}” (docs/forms.md lists them)");
        var (code, row) = (node.Text("code"), node.Text("row"));
        if (code.Length > 0 == row.Length > 0) throw node.Wrong("a term names its row by code or by row, and not by both");
        if (code.Length > 0 && !SubjectCode.IsCode(code)) throw node.At("code")
            .Wrong($"“{code}” is no code of 3, 5 or 7 digits");
        return new UserTerm(form, code, row, node.Text("column", needed: true), node.Number("times", 1));
    }

    static string Known(Node node, IReadOnlySet<string> known)
    {
        var id = node.AsText();
        return known.Contains(id) ? id : throw node.Wrong($"there is no rule “{id}” (docs/rules.md lists them)");
    }

    static Severity SeverityOf(Node node) => node.AsText() switch
    {
        "info" => Severity.Info,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        var other => throw node.Wrong($"“{other}” is none of info, warning, error"),
    };

    static void Once(Node node, IEnumerable<string> ids)
    {
        if (ids.GroupBy(i => i)
            .FirstOrDefault(g => g.Skip(1).Any()) is { } twice) throw node.Wrong($"{twice.Key} is named twice");
    }

    /// <summary>A value of the file with the place where it stands.</summary>
    readonly struct Node(string place, JsonElement? value)
    {
        public UserRulesException Wrong(string what) => new(place.Length > 0 ? $"{place}: {what}" : what);

        public bool Has(string member) => Member(member) is not null;

        public Node At(string member) => new(place.Length > 0 ? $"{place}.{member}" : member, Member(member));

        public void Only(params string[] members)
        {
            if (value is not { ValueKind: JsonValueKind.Object } known) throw Wrong("an object is expected");
            foreach (var member in known.EnumerateObject())
                if (!members.Contains(member.Name)) throw Wrong($"“{member.Name}” is none of {string.Join(", ", members)}");
        }

        public string Text(string member, bool needed = false)
        {
            if (Has(member)) return At(member).AsText();
            return needed ? throw Wrong($"“{member}” is missing") : "";
        }

        public string AsText() => value is not { ValueKind: JsonValueKind.String } known
            ? throw Wrong("a text is expected") : known.GetString()!;

        public decimal Number(string member, decimal usual)
        {
            if (!Has(member)) return usual;
            return Member(member) is { ValueKind: JsonValueKind.Number } known && known.TryGetDecimal(out var number)
                ? number : throw At(member).Wrong("a number is expected");
        }

        public IEnumerable<Node> List(string member)
        {
            if (Member(member) is not { } known) return [];
            if (known.ValueKind != JsonValueKind.Array) throw At(member).Wrong("a list is expected");
            var at = At(member);
            return [.. known.EnumerateArray().Select((item, i) => at.Item(i, item))];
        }

        Node Item(int index, JsonElement item) => new($"{place}[{index}]", item);

        JsonElement? Member(string member) =>
            value is { ValueKind: JsonValueKind.Object } known
                && known.TryGetProperty(member, out var found) ? found : null;
    }
}
