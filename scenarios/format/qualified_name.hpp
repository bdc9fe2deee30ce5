// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

/// Texts with "${NAME}" or "${NAME.Arn}" where a resource is named, as templates put them together.
namespace headroom::format {

/// The first resource that a text names from `from` on; empty when it names none.
std::string firstNamed(const std::string& text, std::size_t from = 0);

/// The text with names in place of "${NAME}" and "${NAME.Arn}". A stage's variable stays "${stageVariables.NAME}", and
/// AWS's own parameters stay as they are.
std::string withNames(const std::string& text);

/// Whether the text holds the ARN of a function, written out.
bool holdsFunctionArn(std::string_view text);

/// The function that a text names, with what stands behind a colon: "Work:live" of "${Work.Arn}:live", of
/// "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${Work}:live" and of
/// ".../functions/${Work.Arn}:live/invocations". Empty when it names none.
std::string qualifiedName(const std::string& text);

}  // namespace headroom::format
