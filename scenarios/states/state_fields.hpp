// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "model/services/stepfunctions/definition.hpp"

namespace headroom::states {

/// How the value of a field is checked.
enum class Form {
    Any,             ///< any JSON
    Text,            ///< text
    Count,           ///< a whole number within the field's limits
    Decimal,         ///< a number within the field's limits
    Truth,           ///< true or false
    Path,            ///< a JSONPath
    NullablePath,    ///< a JSONPath or null
    ReferencePath,   ///< a path to one node
    ResultPath,      ///< a path to one node of the state's input, or null
    PathOrCall,      ///< a path or an intrinsic function
    PathOrTextCall,  ///< a path to one node or an intrinsic function that gives text
    Timestamp,       ///< RFC 3339
    Template,        ///< a payload template: paths and functions behind `.$`, or JSONata anywhere
    Words,           ///< one of the field's words
    Elsewhere,       ///< has a checker of its own
};

enum class Language : std::uint8_t { JsonPath = 1, Jsonata = 2, Both = 3 };

/// Sets of state types, a bit each in the order of StateType.
using StateTypes = std::uint16_t;
constexpr StateTypes typeBit(stepfunctions::StateType type) {
    return static_cast<StateTypes>(1U << static_cast<unsigned>(type));
}

/// A field of an object of the language.
struct FieldRule {
    std::string_view name;
    Form form = Form::Any;
    Language language = Language::Both;
    StateTypes types = 0;  ///< of a state's field; unused elsewhere
    double low = 0;
    double high = 0;
    std::span<const std::string_view> words = {};
    bool required = false;
};

/// Every field a state can have (facts: the field matrix of "Amazon States Language in one page").
std::span<const FieldRule> stateFields();
std::span<const FieldRule> machineFields();
std::span<const FieldRule> branchFields();     ///< of Parallel
std::span<const FieldRule> processorFields();  ///< of Map
std::span<const FieldRule> processorConfigFields();
std::span<const FieldRule> retrierFields();
std::span<const FieldRule> catcherFields();
std::span<const FieldRule> itemReaderFields();
std::span<const FieldRule> readerConfigFields();
std::span<const FieldRule> itemBatcherFields();
std::span<const FieldRule> resultWriterFields();
std::span<const FieldRule> writerConfigFields();
std::span<const FieldRule> credentialsFields();

/// The rule of that name, nothing if there is none.
const FieldRule* findField(std::span<const FieldRule> fields, std::string_view name);

}  // namespace headroom::states
