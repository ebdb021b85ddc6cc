using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Output;

/// <summary>
/// Chinese messages call forms and columns by their names, not by the keys that programs use. Rules write the key; here, where every
/// message passes, it becomes the name. What stands in quotation marks is the document's own and stays as it is.
/// </summary>
static partial class ChineseText
{
    public static string Of(string message) => Key().Replace(message, m => m.Value[0] == '“' ? m.Value : Named(m.Value));

    static string Named(string key) =>
        FieldNames.Find("form", key) is { } form ? form.Zh
        : FieldNames.Find("column", key.Split(':')[0]) is not null ? FieldNames.ColumnZh(key)
        : key;

    [GeneratedRegex("“[^”]*”|(?<![A-Za-z0-9_.:/])[a-z]+(_[a-z]+)*(:[a-z_]+)?(?![A-Za-z0-9_.:/])", RegexOptions.ExplicitCapture)]
    private static partial Regex Key();
}
