using System.Text.RegularExpressions;

namespace DisclosureExtract.Data.Corpus;

/// <summary>Tells the misspelt name of a question from SQL, and finds the questions that may be meant.</summary>
static partial class QuestionName
{
    /// <summary>Names to offer.</summary>
    const int Most = 3;

    /// <summary>Nothing but words, and they do not begin as statements of SQL that read do.</summary>
    public static bool IsMeant(string text) => Words().IsMatch(text) && !Statement().IsMatch(text);

    public static CorpusException Unknown(string text)
    {
        var near = Near(text);
        string Said(Func<Question, string> of, string comma) => string.Join(comma, near.Select(q => $"{q.Name} ({of(q)})"));
        var (en, zh) = near.Count == 0 ? ("", "") : ($" Near it: {Said(q => q.En, "; ")}.", $"相近的有：{Said(q => q.Zh, "；")}。");
        return new(
            $"“{text}” is neither the name of a question nor SQL.{en} `query` alone lists all questions; SQL begins with SELECT, FROM or WITH.",
            $"“{text}”既不是问题的名称，也不是 SQL。{zh}单用 query 列出全部问题；SQL 以 SELECT、FROM 或 WITH 开头。");
    }

    /// <summary>Those whose name is nearly the same, or that speak of it in either language; the nearest first.</summary>
    internal static IReadOnlyList<Question> Near(string text)
    {
        var wanted = Plain(text);
        var words = wanted.Split('-', StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length > (w.Any(char.IsAscii) ? 3 : 1)).ToList();
        return [.. Questions.All
            .Select(q => (Question: q, Edits: Edits(wanted, q.Name), Said: words.Count(w => $"{q.Name} {q.Zh} {q.En}".Contains(w, StringComparison.OrdinalIgnoreCase))))
            .Where(q => q.Edits <= Math.Max(2, q.Question.Name.Length / 3) || q.Said > 0)
            .OrderBy(q => q.Edits - q.Said * 3).Select(q => q.Question).Take(Most)];
    }

    static string Plain(string text) => Gap().Replace(text.Trim().ToLowerInvariant(), "-");

    /// <summary>Letters to put in, take out, change or exchange until one text is the other.</summary>
    static int Edits(string a, string b)
    {
        var table = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    table[i, j] = i + j;
                    continue;
                }
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                table[i, j] = Math.Min(Math.Min(table[i - 1, j], table[i, j - 1]) + 1, table[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) table[i, j] = Math.Min(table[i, j], table[i - 2, j - 2] + 1);
            }
        return table[a.Length, b.Length];
    }

    [GeneratedRegex(@"^[\p{L}\p{Nd}_\- “”?？]*$")]
    private static partial Regex Words();

    [GeneratedRegex(@"^\s*(select|from|with|values|table|show|describe|desc|summarize|explain|pivot|unpivot|pragma|call"
        + @"|insert|update|delete|drop|create|alter|attach|detach|copy|export|import|install|load|set|reset|use|truncate|vacuum|checkpoint)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Statement();

    [GeneratedRegex(@"[\s_\-]+")]
    private static partial Regex Gap();
}
