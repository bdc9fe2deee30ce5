// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace headroom::stepfunctions::data {

/// The digest of States.Hash in lower-case hexadecimal: MD5 (RFC 1321), SHA-1, SHA-256, SHA-384 or SHA-512
/// (FIPS 180-4); nothing for another algorithm.
std::optional<std::string> digest(std::string_view bytes, std::string_view algorithm);

/// Base64 (RFC 4648) with padding; decoding gives nothing for what is not Base64.
std::string base64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

}  // namespace headroom::stepfunctions::data
