// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>

#include "scenarios/import/evaluator.hpp"
#include "scenarios/import/inventory.hpp"

namespace headroom::importing {

/// What hangs on the default of a template's parameter: by resource its name in the account, with "${Parameter}" where
/// the default stands in it ("shop-View-${Stage}"); where the name is another one with another value, in a form that
/// cannot be told, "?" and the parameters ("? ${Stage}").
using DefaultNames = std::map<std::string, std::string>;

/// Begins what stands in DefaultNames where the form of a name cannot be told.
inline constexpr std::string_view kUnknownForm = "? ";

/// A template as its file has it.
struct TemplateSource {
    const document::Node& root;
    const std::string& file;
    const Given& given;
};

/// Marks names in the account (FunctionName, TableName ...) that hang on what is made up here, so that they are not
/// kept: no recording goes by them. The report says whose they are, and whose hang on defaults: these are kept, and
/// returned. Names that a condition decides (Fn::If) hang on what the condition does.
DefaultNames markMadeUpNames(Inventory& own, const TemplateSource& source, Report& report);

/// Conditions that the stack's name or the account's number decide, which are made up here: the report says so.
void tellMadeUpConditions(const TemplateSource& source, Report& report);

}  // namespace headroom::importing
