// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Secrets in texts that must be copied because something reads them, and what stands for texts that nothing reads.
namespace headroom::importing {

/// Whether what has this name is a secret by it: "password", "apiKey", "Authorization" ...
bool namesSecret(std::string_view name);

/// Whether a text says nothing that could be a secret: words of letters, none of them longer than words are, or at most
/// five characters.
bool isPlain(std::string_view text);

/// The text with "x" in the place of what is a secret by its form: of an address ("https://user:word@host/path?a=b")
/// all but the host, the words of the path and the names of the query; what follows "Bearer", "password=" and their
/// like; keys of AWS and of others. As long as it was.
std::string withoutSecrets(std::string text);

/// As many bytes of "x": for a text of which nothing but its length counts.
std::string blank(const std::string& text);

}  // namespace headroom::importing
