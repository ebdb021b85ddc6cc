using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Data.Corpus;

/// <summary>A question with a name.</summary>
public sealed record Question(string Name, string Zh, string En, string Sql);

/// <summary>An answer as text: rows below the names of their columns.</summary>
/// <param name="IsNumber">For each column whether its values are numbers.</param>
/// <param name="Count">Rows that the answer has; more than <paramref name="Rows"/> where only some were asked for.</param>
public sealed record Answer(IReadOnlyList<string> Columns, IReadOnlyList<bool> IsNumber, IReadOnlyList<string?[]> Rows, int Count);

/// <summary>Asks a corpus, in SQL or by the name of a question.</summary>
public static partial class Questions
{
    public static IReadOnlyList<Question> All { get; } =
    [
        .. Heading().Matches(CorpusDatabase.Resource("questions.sql"))
            .Select(m => new Question(m.Groups["name"].Value, m.Groups["zh"].Value, m.Groups["en"].Value, m.Groups["sql"].Value.Trim())),
    ];

    /// <param name="question">SQL, or the name of a question.</param>
    /// <param name="most">Rows to fetch.</param>
    /// <exception cref="CorpusException">There is no such corpus, or the SQL is not understood.</exception>
    public static Answer Ask(string corpus, string question, int most = int.MaxValue)
    {
        var sql = All.FirstOrDefault(q => q.Name == question)?.Sql ?? question;
        using var database = CorpusDatabase.OpenToRead(corpus);
        if (sql == question && QuestionName.IsMeant(question)) throw QuestionName.Unknown(question);
        var (columns, rows, count) = database.Ask(sql, most);
        return new(columns, [.. columns.Select((_, c) => rows.Exists(r => r[c] is not null) && rows.TrueForAll(r => IsNumber(r[c])))],
            [.. rows.Select(r => Array.ConvertAll(r, Text))], count);
    }

    static bool IsNumber(object? value) => value is null or decimal or double or float or int or long or short or byte or System.Numerics.BigInteger;

    static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        bool flag => flag ? "true" : "false",
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        IEnumerable list => string.Join(' ', list.Cast<object?>().Select(Text)),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    [GeneratedRegex(@"^-- (?<name>[\w-]+) \| (?<zh>.*) \| (?<en>.*)\n(?<sql>[^;]*);", RegexOptions.Multiline)]
    private static partial Regex Heading();
}
