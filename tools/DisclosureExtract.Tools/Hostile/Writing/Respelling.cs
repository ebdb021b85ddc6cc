using System.Globalization;
using System.Text;

namespace DisclosureExtract.Tools.Hostile.Writing;

/// <summary>The text of an object, written another way.</summary>
static class Respelling
{
    public static string Of(string body, Spelling spelling) => spelling switch
    {
        Spelling.Commented => string.Join(" %) >> endobj 9 0 R obj\n", Tokens(body)),
        Spelling.Spaced => string.Join("\0\f \t\r\n", Tokens(body)),
        Spelling.Numbered => string.Join(' ', Tokens(body).Select(t => t[0] == '/' ? Numbered(t) : t)),
        _ => body,
    };

    static string Numbered(string name) =>
        "/" + string.Concat(name[1..].Select(c => string.Create(CultureInfo.InvariantCulture, $"#{(int)c:x2}")));

    /// <summary>Tokens of a body of our own making; strings hold no parentheses.</summary>
    public static List<string> Tokens(string body)
    {
        var tokens = new List<string>();
        for (var at = 0; at < body.Length;)
        {
            var start = at;
            var c = body[at++];
            if (char.IsWhiteSpace(c)) continue;
            if (c is '<' or '>' && at < body.Length && body[at] == c) at++;
            else if (c == '(') at = Past(body, ')', at);
            else if (c == '<') at = Past(body, '>', at);
            else if (c is not ('[' or ']' or '{' or '}'))
                while (at < body.Length && !char.IsWhiteSpace(body[at]) && !"[]<>(){}/".Contains(body[at], StringComparison.Ordinal)) at++;
            tokens.Add(body[start..at]);
        }
        return tokens;
    }

    /// <summary>The numbers of objects that a body refers to go through <paramref name="relay"/>.</summary>
    public static string Relayed(string body, Func<int, int> relay)
    {
        var tokens = Tokens(body);
        for (var i = 2; i < tokens.Count; i++)
            if (tokens[i] == "R" && int.TryParse(tokens[i - 2], CultureInfo.InvariantCulture, out var number))
                tokens[i - 2] = relay(number).ToString(CultureInfo.InvariantCulture);
        return new StringBuilder().AppendJoin(' ', tokens).ToString();
    }

    static int Past(string body, char end, int from)
    {
        var found = body.IndexOf(end, from);
        return found < 0 ? body.Length : found + 1;
    }
}
