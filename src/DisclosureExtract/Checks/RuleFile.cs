using DisclosureExtract.Checks.Users;

namespace DisclosureExtract.Checks;

/// <summary>A file of rules of a user, docs/rules-file.md.</summary>
public static class RuleFile
{
    /// <exception cref="UserRulesException">The text is no such file, or names what does not exist.</exception>
    public static UserRules Read(string json) => UserRulesReader.Read(json, RuleBook.All.Select(r => r.Id).ToHashSet());
}
