using System.Net;

namespace DisclosureExtract.Server.Guarding;

/// <summary>What is served, where, and to whom.</summary>
/// <param name="Folder">Of results.</param>
/// <param name="Originals">Folder in which the documents are.</param>
/// <param name="Port">0 for any that is free.</param>
/// <param name="Token">Null where none is needed: on loopback alone.</param>
sealed record ServeSettings(string Folder, string Originals, IPAddress Address, int Port, string? Token);
