// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scenarios/document/node.hpp"

/// A text with references in it, as Fn::Sub writes it: "${Table}", "${Table.Arn}", "${!as it stands}". Join, Sub, Ref
/// and GetAtt all come down to one such text, so that templates that say the same import as the same.
namespace headroom::importing {

/// The text of a scalar, a Ref, a GetAtt or a Sub; nothing for anything else.
std::optional<std::string> toText(const document::Node& value);

/// The simplest value that says the same: plain text, Ref, Fn::GetAtt, or Fn::Sub.
document::Node fromText(const std::string& text, document::Position at);

/// The resources that a text names: "Table" out of "${Table.Arn}".
std::vector<std::string> namesIn(const std::string& text);

/// One piece of a text: as it stands, or what is between "${" and "}".
struct Piece {
    std::string text;
    bool reference = false;
};
std::vector<Piece> piecesOf(const std::string& text);

/// The other way: what such a text holds as plain text, references as they are written.
std::string plainText(const std::string& text);

/// Plain text as it stands in such a text: "${" becomes "${!".
std::string escaped(const std::string& plain);

}  // namespace headroom::importing
