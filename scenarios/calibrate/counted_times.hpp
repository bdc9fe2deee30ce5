// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "scenarios/recorded/series.hpp"

/// How long each value of a count is of: CloudWatch's answers do not say it, and have no value where nothing was
/// counted. One series alone may show a longer period than it was asked for; all of an answer together show more.
namespace headroom::calibrate {

/// When the values of an answer are of, all of its series together.
class AnswerTimes {
public:
    void add(const recorded::Series& series);
    /// Of another page of it.
    void addPage(const AnswerTimes& page);
    /// Of another answer, whose periods may begin at other moments.
    void addAnswer(const AnswerTimes& answer);

    /// The longest that its periods can be, in seconds; 0: nothing in it shows one.
    std::int64_t period() const;
    /// How often values of one series are so far apart.
    std::size_t seen(std::int64_t distance) const;
    bool empty() const { return empty_; }
    std::int64_t begin() const { return begin_; }  ///< of its first period
    std::int64_t last() const { return last_; }    ///< begin of the last one

private:
    void widen(std::int64_t begin, std::int64_t last);

    bool empty_ = true;
    std::int64_t begin_ = 0;
    std::int64_t last_ = 0;
    std::int64_t grid_ = 0;                     ///< all values are a multiple of it apart; 0: there is one moment only
    std::int64_t shown_ = 0;                    ///< the shortest usual distance within a series; 0: none has two
    std::map<std::int64_t, std::size_t> seen_;  ///< how often neighbours are so far apart
};

/// What a file of an answer says of the others of it.
struct AnswerPage {
    bool more = false;                 ///< another follows
    std::set<std::string> names;       ///< of its series
    std::set<std::string> unfinished;  ///< those of them that go on in another page
    AnswerTimes times;
};

AnswerPage pageOf(const recorded::Recording& recording);

/// Which answer each file is of, whatever order they are in: a page that others follow goes to the last page that has
/// what it did not finish, the one that is next to it in time.
std::vector<std::size_t> answersOf(const std::vector<AnswerPage>& pages);

/// How long each value of a count is taken to be of.
struct TakenPeriod {
    std::int64_t seconds = 0;
    std::int64_t orElse = 0;  ///< it may as well be of this one, with nothing between; 0: it may not
    bool known = true;        ///< else nothing says how long
    bool few = false;         ///< the distances of few values say so, and nothing else
};

/// The answer's, unless the count lies just as one of a longer period would.
TakenPeriod periodOf(const recorded::Series& series, const AnswerTimes& answer);

}  // namespace headroom::calibrate
