using System.Collections.Frozen;
using System.Text.Json;

namespace DisclosureExtract.Output;

/// <summary>The names of enumerations in the contract: those of the code in small letters, words parted by _.</summary>
static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => Cache<T>.Names[value];

    static class Cache<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => JsonNamingPolicy.SnakeCaseLower.ConvertName(v.ToString()));
    }
}
