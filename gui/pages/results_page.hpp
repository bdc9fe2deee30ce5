// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QScrollArea>

#include <array>

#include "report/figures/axis_link.hpp"
#include "scenarios/study/result.hpp"

class QVBoxLayout;

namespace headroom::gui {

class Banner;
class CausesCard;
class HeadlineCard;
class LatencyCard;

/// The results of one design: headlines, latency and its causes, time series that zoom together.
class ResultsPage : public QScrollArea {
    Q_OBJECT
public:
    explicit ResultsPage(QWidget* parent = nullptr);

    void show(const study::StudyResult& study, const study::DesignResult& result);

    void zoomIn();
    void zoomOut();
    void showAllTime();
    const figures::AxisLink& time() const { return time_; }

private:
    QWidget* buildHeadlines();
    QWidget* buildLatency();
    void showSeries(const study::StudyResult& study, const study::DesignResult& result);
    void showCauses(const QString& of);
    void zoom(double factor);
    Banner* banner_;
    std::array<HeadlineCard*, 5> headlines_{};
    LatencyCard* latency_ = nullptr;
    CausesCard* causes_ = nullptr;
    QWidget* series_;
    QVBoxLayout* seriesLayout_;
    figures::AxisLink time_;
    std::vector<study::Causes> allCauses_;
};

}  // namespace headroom::gui
