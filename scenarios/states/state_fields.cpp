// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/states/state_fields.hpp"

#include <algorithm>

#include "model/services/stepfunctions/limits.hpp"

namespace headroom::states {

namespace {

using stepfunctions::StateType;

constexpr StateTypes kPass = typeBit(StateType::Pass);
constexpr StateTypes kTask = typeBit(StateType::Task);
constexpr StateTypes kChoice = typeBit(StateType::Choice);
constexpr StateTypes kWait = typeBit(StateType::Wait);
constexpr StateTypes kSucceed = typeBit(StateType::Succeed);
constexpr StateTypes kFail = typeBit(StateType::Fail);
constexpr StateTypes kParallel = typeBit(StateType::Parallel);
constexpr StateTypes kMap = typeBit(StateType::Map);
constexpr StateTypes kEvery = kPass | kTask | kChoice | kWait | kSucceed | kFail | kParallel | kMap;
constexpr StateTypes kWorking = kTask | kParallel | kMap;

constexpr Language kJ = Language::JsonPath;
constexpr Language kN = Language::Jsonata;
constexpr Language kB = Language::Both;

constexpr double kMaxSeconds = stepfunctions::kMaxSeconds;
constexpr double kMaxMapConcurrency = 99'999'999;
constexpr double kMaxReaderItems = 100'000'000;
constexpr double kMaxBatchBytes = 262'144;

constexpr std::string_view kTypes[] = {"Pass", "Task", "Choice", "Wait", "Succeed", "Fail", "Parallel", "Map"};
constexpr std::string_view kLanguages[] = {"JSONPath", "JSONata"};
constexpr std::string_view kVersions[] = {"1.0"};
constexpr std::string_view kJitter[] = {"FULL", "NONE"};
constexpr std::string_view kModes[] = {"INLINE", "DISTRIBUTED"};
constexpr std::string_view kExecutionTypes[] = {"STANDARD", "EXPRESS"};
constexpr std::string_view kInputTypes[] = {"CSV", "JSON", "JSONL", "PARQUET", "MANIFEST"};
constexpr std::string_view kHeaders[] = {"FIRST_ROW", "GIVEN"};
constexpr std::string_view kDelimiters[] = {"COMMA", "PIPE", "SEMICOLON", "SPACE", "TAB"};
constexpr std::string_view kReaderTransformations[] = {"NONE", "LOAD_AND_FLATTEN"};
constexpr std::string_view kManifestTypes[] = {"ATHENA_DATA", "S3_INVENTORY"};
constexpr std::string_view kOutputTypes[] = {"JSON", "JSONL"};
constexpr std::string_view kWriterTransformations[] = {"NONE", "COMPACT", "FLATTEN"};

constexpr FieldRule kState[] = {
    {"Type", Form::Words, kB, kEvery, 0, 0, kTypes, true},
    {"Comment", Form::Text, kB, kEvery},
    {"QueryLanguage", Form::Words, kB, kEvery, 0, 0, kLanguages},
    {"Next", Form::Text, kB, kPass | kTask | kWait | kParallel | kMap},
    {"End", Form::Truth, kB, kPass | kTask | kWait | kParallel | kMap},
    {"InputPath", Form::NullablePath, kJ, kEvery & ~kFail},
    {"OutputPath", Form::NullablePath, kJ, kEvery & ~kFail},
    {"Parameters", Form::Template, kJ, kPass | kWorking},
    {"ResultSelector", Form::Template, kJ, kWorking},
    {"ResultPath", Form::ResultPath, kJ, kPass | kWorking},
    {"Arguments", Form::Template, kN, kTask | kParallel},
    {"Output", Form::Template, kN, kEvery & ~kFail},
    {"Assign", Form::Elsewhere, kB, kEvery & ~(kSucceed | kFail)},
    {"Retry", Form::Elsewhere, kB, kWorking},
    {"Catch", Form::Elsewhere, kB, kWorking},
    {"Result", Form::Any, kJ, kPass},
    {"Resource", Form::Elsewhere, kB, kTask, 0, 0, {}, true},
    {"Credentials", Form::Elsewhere, kB, kTask},
    {"TimeoutSeconds", Form::Count, kB, kTask, 1, kMaxSeconds},
    {"TimeoutSecondsPath", Form::ReferencePath, kJ, kTask},
    {"HeartbeatSeconds", Form::Count, kB, kTask, 1, kMaxSeconds},
    {"HeartbeatSecondsPath", Form::ReferencePath, kJ, kTask},
    {"Choices", Form::Elsewhere, kB, kChoice, 0, 0, {}, true},
    {"Default", Form::Text, kB, kChoice},
    {"Seconds", Form::Count, kB, kWait, 0, kMaxSeconds},
    {"Timestamp", Form::Timestamp, kB, kWait},
    {"SecondsPath", Form::ReferencePath, kJ, kWait},
    {"TimestampPath", Form::ReferencePath, kJ, kWait},
    {"Error", Form::Text, kB, kFail},
    {"Cause", Form::Text, kB, kFail},
    {"ErrorPath", Form::PathOrTextCall, kJ, kFail},
    {"CausePath", Form::PathOrTextCall, kJ, kFail},
    {"Branches", Form::Elsewhere, kB, kParallel, 0, 0, {}, true},
    {"ItemProcessor", Form::Elsewhere, kB, kMap},
    {"Iterator", Form::Elsewhere, kB, kMap},
    {"ItemsPath", Form::ReferencePath, kJ, kMap},
    {"Items", Form::Elsewhere, kN, kMap},
    {"ItemSelector", Form::Template, kB, kMap},
    {"MaxConcurrency", Form::Count, kB, kMap, 0, kMaxMapConcurrency},
    {"MaxConcurrencyPath", Form::ReferencePath, kJ, kMap},
    {"ItemReader", Form::Elsewhere, kB, kMap},
    {"ItemBatcher", Form::Elsewhere, kB, kMap},
    {"ResultWriter", Form::Elsewhere, kB, kMap},
    {"ToleratedFailureCount", Form::Count, kB, kMap, 0, kMaxReaderItems},
    {"ToleratedFailureCountPath", Form::ReferencePath, kJ, kMap},
    {"ToleratedFailurePercentage", Form::Decimal, kB, kMap, 0, 100},
    {"ToleratedFailurePercentagePath", Form::ReferencePath, kJ, kMap},
    {"Label", Form::Text, kB, kMap},
};

constexpr FieldRule kMachine[] = {
    {"Comment", Form::Text},
    {"Version", Form::Words, kB, 0, 0, 0, kVersions},
    {"StartAt", Form::Text, kB, 0, 0, 0, {}, true},
    {"States", Form::Elsewhere, kB, 0, 0, 0, {}, true},
    {"TimeoutSeconds", Form::Count, kB, 0, 0, kMaxSeconds},
    {"QueryLanguage", Form::Words, kB, 0, 0, 0, kLanguages},
};
constexpr FieldRule kBranch[] = {
    {"Comment", Form::Text},
    {"StartAt", Form::Text, kB, 0, 0, 0, {}, true},
    {"States", Form::Elsewhere, kB, 0, 0, 0, {}, true},
};
constexpr FieldRule kProcessor[] = {
    {"Comment", Form::Text},
    {"StartAt", Form::Text, kB, 0, 0, 0, {}, true},
    {"States", Form::Elsewhere, kB, 0, 0, 0, {}, true},
    {"ProcessorConfig", Form::Elsewhere},
};
constexpr FieldRule kProcessorConfig[] = {
    {"Mode", Form::Words, kB, 0, 0, 0, kModes},
    {"ExecutionType", Form::Words, kB, 0, 0, 0, kExecutionTypes},
};
constexpr FieldRule kRetrier[] = {
    {"Comment", Form::Text},
    {"ErrorEquals", Form::Elsewhere, kB, 0, 0, 0, {}, true},
    {"IntervalSeconds", Form::Count, kB, 0, 1, kMaxSeconds},
    {"MaxAttempts", Form::Count, kB, 0, 0, kMaxSeconds},
    {"BackoffRate", Form::Decimal, kB, 0, 1, 1e9},
    {"MaxDelaySeconds", Form::Count, kB, 0, 1, 31'622'400},
    {"JitterStrategy", Form::Words, kB, 0, 0, 0, kJitter},
};
constexpr FieldRule kCatcher[] = {
    {"Comment", Form::Text},
    {"ErrorEquals", Form::Elsewhere, kB, 0, 0, 0, {}, true},
    {"Next", Form::Text, kB, 0, 0, 0, {}, true},
    {"ResultPath", Form::ResultPath, kJ},
    {"Output", Form::Template, kN},
    {"Assign", Form::Elsewhere},
};
constexpr FieldRule kItemReader[] = {
    {"Comment", Form::Text},
    {"Resource", Form::Elsewhere, kB, 0, 0, 0, {}, true},
    {"Parameters", Form::Template, kJ},
    {"Arguments", Form::Template, kN},
    {"ReaderConfig", Form::Elsewhere},
};
constexpr FieldRule kReaderConfig[] = {
    {"InputType", Form::Words, kB, 0, 0, 0, kInputTypes},
    {"CSVHeaderLocation", Form::Words, kB, 0, 0, 0, kHeaders},
    {"CSVHeaders", Form::Elsewhere},
    {"CSVDelimiter", Form::Words, kB, 0, 0, 0, kDelimiters},
    {"ItemsPointer", Form::Text},
    {"Transformation", Form::Words, kB, 0, 0, 0, kReaderTransformations},
    {"ManifestType", Form::Words, kB, 0, 0, 0, kManifestTypes},
    {"MaxItems", Form::Count, kB, 0, 1, kMaxReaderItems},
    {"MaxItemsPath", Form::ReferencePath, kJ},
};
constexpr FieldRule kItemBatcher[] = {
    {"Comment", Form::Text},
    {"BatchInput", Form::Template},
    {"MaxItemsPerBatch", Form::Count, kB, 0, 1, kMaxReaderItems},
    {"MaxItemsPerBatchPath", Form::ReferencePath, kJ},
    {"MaxInputBytesPerBatch", Form::Count, kB, 0, 1, kMaxBatchBytes},
    {"MaxInputBytesPerBatchPath", Form::ReferencePath, kJ},
};
constexpr FieldRule kResultWriter[] = {
    {"Comment", Form::Text},           {"Resource", Form::Elsewhere},     {"Parameters", Form::Template, kJ},
    {"Arguments", Form::Template, kN}, {"WriterConfig", Form::Elsewhere},
};
constexpr FieldRule kWriterConfig[] = {
    {"OutputType", Form::Words, kB, 0, 0, 0, kOutputTypes},
    {"Transformation", Form::Words, kB, 0, 0, 0, kWriterTransformations},
};
constexpr FieldRule kCredentials[] = {
    {"RoleArn", Form::Text},
    {"RoleArn.$", Form::PathOrCall, kJ},
};

}  // namespace

std::span<const FieldRule> stateFields() { return kState; }
std::span<const FieldRule> machineFields() { return kMachine; }
std::span<const FieldRule> branchFields() { return kBranch; }
std::span<const FieldRule> processorFields() { return kProcessor; }
std::span<const FieldRule> processorConfigFields() { return kProcessorConfig; }
std::span<const FieldRule> retrierFields() { return kRetrier; }
std::span<const FieldRule> catcherFields() { return kCatcher; }
std::span<const FieldRule> itemReaderFields() { return kItemReader; }
std::span<const FieldRule> readerConfigFields() { return kReaderConfig; }
std::span<const FieldRule> itemBatcherFields() { return kItemBatcher; }
std::span<const FieldRule> resultWriterFields() { return kResultWriter; }
std::span<const FieldRule> writerConfigFields() { return kWriterConfig; }
std::span<const FieldRule> credentialsFields() { return kCredentials; }

const FieldRule* findField(std::span<const FieldRule> fields, std::string_view name) {
    const auto found = std::ranges::find(fields, name, &FieldRule::name);
    return found == fields.end() ? nullptr : &*found;
}

}  // namespace headroom::states
