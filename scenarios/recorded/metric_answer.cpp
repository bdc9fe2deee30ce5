// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/recorded/metric_answer.hpp"

#include <map>
#include <nlohmann/json.hpp>

#include "scenarios/recorded/json_scan.hpp"
#include "scenarios/recorded/tidy.hpp"

namespace headroom::recorded {

namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 64;

/// Ours, wide around any recording there can be: beyond these a time is in other units, or none.
constexpr std::int64_t kEarliest = 1'136'073'600;  // 2006-01-01
constexpr std::int64_t kLatest = 4'102'444'800;    // 2100-01-01
constexpr const char* kNoTime = " is no time in seconds from 2006 to 2100 (milliseconds are to be divided by 1000)";

/// Where the reader is.
enum class In : std::uint8_t {
    Answer,    ///< the object that holds everything
    Results,   ///< MetricDataResults
    Result,    ///< one series
    Times,     ///< its Timestamps
    Values,    ///< its Values
    Points,    ///< Datapoints of get-metric-statistics
    Point,     ///< one of them
    Extended,  ///< its percentiles
    Date,      ///< a time in parts, as placebo writes it
    Other,
};

/// Follows the text value by value.
class AnswerReader final : public JsonEvents {
public:
    Recording recording;
    std::string problem;
    bool isAnswer = false;

    bool literal() override { return true; }

    bool number(double value) override {
        if (top() == In::Values) values_.push_back(value);
        if (top() == In::Date) parts_[key_] = value;
        if (top() == In::Times || (top() == In::Point && key_ == "Timestamp")) {
            const bool plausible = value >= static_cast<double>(kEarliest) && value <= static_cast<double>(kLatest);
            if (!plausible) return refuse(json(value).dump() + kNoTime);
            return moment({static_cast<std::int64_t>(value), true});
        }
        if (top() == In::Extended || (top() == In::Point && parseStatistic(key_)))
            statistics_.emplace_back(key_, value);
        return true;
    }

    bool text(std::string_view value) override {
        switch (top()) {
            case In::Times:
                return time(value);
            case In::Values:
                return refuse("a value of " + nameOf(series()) + " is not a number");
            case In::Result:
                if (key_ == "Id") series().id = value;
                if (key_ == "Label") series().label = value;
                if (key_ == "StatusCode") series().complete = value == "Complete";
                return true;
            case In::Point:
                return key_ == "Timestamp" ? time(value) : true;
            case In::Answer:
                if (key_ == "Label") label_ = value;
                if (key_ == "NextToken") recording.more = !value.empty();
                return true;
            default:
                return true;
        }
    }

    bool beginObject() override {
        if (stack_.size() >= kDeepest) return refuse("is nested too deeply");
        if (stack_.empty() || (top() == In::Answer && key_ == "data")) return enter(In::Answer);
        if (top() == In::Results) {
            recording.series.emplace_back();
            times_.clear();
            values_.clear();
            return enter(In::Result);
        }
        if (top() == In::Points) {
            statistics_.clear();
            second_.reset();
            return enter(In::Point);
        }
        if (top() == In::Times || (top() == In::Point && key_ == "Timestamp")) {
            parts_.clear();
            return enter(In::Date);
        }
        return enter(top() == In::Point && key_ == "ExtendedStatistics" ? In::Extended : In::Other);
    }

    bool beginArray() override {
        if (stack_.size() >= kDeepest) return refuse("is nested too deeply");
        if (stack_.empty()) return enter(In::Other);
        if (top() == In::Answer && (key_ == "MetricDataResults" || key_ == "Datapoints")) {
            isAnswer = true;
            return enter(key_ == "Datapoints" ? In::Points : In::Results);
        }
        if (top() == In::Result && key_ == "Timestamps") return enter(In::Times);
        if (top() == In::Result && key_ == "Values") return enter(In::Values);
        return enter(In::Other);
    }

    bool key(std::string_view name) override {
        key_ = name;
        return true;
    }
    bool endArray() override { return leave(); }
    bool endObject() override {
        const In left = top();
        leave();
        if (left == In::Result) return finishResult();
        if (left == In::Point) return finishPoint();
        if (left == In::Date) return finishDate();
        return true;
    }

private:
    In top() const { return stack_.empty() ? In::Other : stack_.back(); }
    Series& series() { return recording.series.back(); }
    bool enter(In where) {
        stack_.push_back(where);
        return true;
    }
    bool leave() {
        stack_.pop_back();
        return true;
    }
    bool refuse(std::string what) {
        if (problem.empty()) problem = std::move(what);
        return false;
    }

    bool time(std::string_view text) {
        const auto read = readTime(text);
        return read ? moment(*read) : refuse("\"" + std::string(text) + "\": " + read.error().what);
    }

    bool moment(const ReadTime& read) {
        if (read.second < kEarliest || read.second > kLatest) return refuse(std::to_string(read.second) + kNoTime);
        (read.zoned ? zoned_ : unzoned_) = true;
        if (zoned_ && unzoned_) return refuse("some times have a zone and others have none: it is not clear when");
        if (top() == In::Times)
            times_.push_back(read.second);
        else
            second_ = read.second;
        return true;
    }

    bool finishDate() {
        const auto part = [&](const char* name) {
            const auto found = parts_.find(name);
            return found == parts_.end() ? 0 : static_cast<std::int64_t>(found->second);
        };
        std::string text = std::to_string(part("year"));
        for (const auto& [mark, name] : {std::pair{"-", "month"}, std::pair{"-", "day"}, std::pair{"T", "hour"},
                                         std::pair{":", "minute"}, std::pair{":", "second"}})
            text += mark + std::to_string(100 + part(name)).substr(1);
        return time(text + "Z");
    }

    /// Pages of one query come as results of the same Id.
    bool finishResult() {
        Series read = std::move(recording.series.back());
        recording.series.pop_back();
        if (times_.size() != values_.size())
            return refuse("Timestamps and Values of " + nameOf(read) + " differ in length");
        const auto [known, isNew] = byName_.try_emplace(read.id + "\n" + read.label, recording.series.size());
        if (isNew) recording.series.push_back(read);
        Series& into = recording.series[known->second];
        into.complete = read.complete;
        into.points.reserve(into.points.size() + times_.size());
        for (std::size_t i = 0; i < times_.size(); ++i) into.points.push_back({times_[i], values_[i]});
        return true;
    }

    bool finishPoint() {
        if (!second_) return refuse("a datapoint has no Timestamp");
        for (const auto& [statistic, value] : statistics_) {
            const auto [known, isNew] = byName_.try_emplace(statistic, recording.series.size());
            if (isNew) recording.series.push_back({"", "", "", statistic, {}, 0, {}, true});
            recording.series[known->second].points.push_back({*second_, value});
        }
        return true;
    }

public:
    /// Times were without a zone.
    bool isUnzoned() const { return unzoned_; }

    /// The metric of get-metric-statistics stands beside its datapoints.
    void nameStatistics() {
        for (Series& one : recording.series) {
            if (one.id.empty() && one.label.empty() && one.metric.empty()) one.metric = label_;
        }
    }

private:
    std::vector<In> stack_;
    std::string key_;
    std::string label_;
    std::vector<std::int64_t> times_;
    std::vector<double> values_;
    std::optional<std::int64_t> second_;
    std::vector<std::pair<std::string, double>> statistics_;
    std::map<std::string, double> parts_;
    std::map<std::string, std::size_t> byName_;
    bool zoned_ = false;
    bool unzoned_ = false;
};

}  // namespace

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

base::Error bad(std::string what) { return {base::Errc::BadInput, "", std::move(what)}; }

std::string_view withoutMark(std::string_view text) {
    text.remove_prefix(text.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
    return text;
}

base::Result<Recording> finish(AnswerReader& reader, const JsonScan& scan) {
    if (scan.stopped()) return bad(scan.problem().empty() ? reader.problem : scan.problem());
    if (!reader.isAnswer) return bad("is not an answer of CloudWatch: it has neither MetricDataResults nor Datapoints");
    reader.nameStatistics();
    if (reader.isUnzoned()) reader.recording.notes.emplace_back("its times have no zone: they are taken as UTC");
    for (Series& series : reader.recording.series) {
        if (const auto tidied = tidy(series, reader.recording.notes); !tidied) return tidied.error();
    }
    return std::move(reader.recording);
}

}  // namespace

base::Result<Recording> readMetricAnswer(std::string_view text) {
    AnswerReader reader;
    JsonScan scan(reader);
    static_cast<void>(scan.take(withoutMark(text), true));
    return finish(reader, scan);
}

base::Result<Recording> readMetricAnswer(std::string beginning, InputFile& in) {
    AnswerReader reader;
    JsonScan scan(reader);
    std::string piece(withoutMark(beginning));
    for (bool last = false; !last && !scan.stopped();) {
        const auto ended = in.readBehind(piece);
        if (!ended) return ended.error();
        last = *ended;
        piece.erase(0, scan.take(piece, last));
    }
    return finish(reader, scan);
}

}  // namespace headroom::recorded
