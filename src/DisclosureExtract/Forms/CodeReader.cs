using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Printed parts of a code → the code with its leading zeros.</summary>
static class CodeReader
{
    /// <summary>
    /// Joins 208 | 05 | 06, puts back zeros that were lost (301 | 2), takes parts left out from the row above.
    /// </summary>
    /// <param name="parts">Digits as printed, from left to right.</param>
    /// <param name="codeColumns">How many columns the code is printed in.</param>
    /// <param name="firstLevel">0-based level of the first part: 1 where the 类 is left out.</param>
    /// <param name="lastCode">Code of the row above, for parts left out.</param>
    public static (string Code, bool LostZero) Join(IReadOnlyList<string> parts, int codeColumns, int firstLevel,
        string lastCode, string form, SubjectMapper mapper)
    {
        if (parts.Count == 0) return ("", false);
        if (codeColumns > 1 && (parts.Count > 1 || parts[0].Length <= 3))
        {
            // Digits of the levels that are left out: three of the 类, two of each level below.
            var omitted = firstLevel == 0 ? 0 : 1 + 2 * firstLevel;
            var code = lastCode.Length >= omitted ? lastCode[..omitted] : "";
            var lost = false;
            foreach (var part in parts)
            {
                // The whole code may stand in the last column again (208 | 20805 | 2080506).
                if (code.Length > 0 && part.Length > 2 && part.StartsWith(code, StringComparison.Ordinal))
                {
                    code = part;
                    continue;
                }
                if (code.Length > 0 && part.Length == 1)
                {
                    code += "0" + part;
                    lost = true;
                    continue;
                }
                code += part;
            }
            return (code, lost);
        }
        var whole = string.Concat(parts);
        return SubjectCode.Level(whole) > 0 ? (whole, false) : Restore(whole, form, mapper);
    }

    /// <summary>
    /// Puts one lost zero back where exactly one place makes a code of the catalogue; otherwise leaves the digits as
    /// printed.
    /// </summary>
    static (string Code, bool LostZero) Restore(string digits, string form, SubjectMapper mapper)
    {
        if (digits.Length is not (4 or 6)) return (digits, false);
        var found = new List<string>();
        for (var at = 3; at < digits.Length; at += 2)
        {
            var candidate = digits.Insert(at, "0");
            var isKnown = SubjectMapper.ClassificationsOf(form, candidate)
                .Any(c => mapper.Catalog.Find(c, candidate, mapper.Year) is not null);
            if (isKnown && !found.Contains(candidate)) found.Add(candidate);
        }
        return found.Count == 1 ? (found[0], true) : (digits, false);
    }
}
