from tests.support.make.postings import make_published_posting


def test_list_and_job_are_shown(client):
    posting = make_published_posting(title_zh="管道电焊工")
    page = client.page("/jobs")
    assert "管道电焊工" in page.words()
    for q in ("电焊工", "焊", "dianhangong", "dhg", "管道", "焊工", "演示", '"电焊工"', "welder"):
        assert "管道电焊工" in client.page("/jobs?q=" + q).words("#results"), q
    assert "管道电焊工" not in client.page("/jobs?q=厨师").words("#results")
    assert "6,000–8,000" in client.page(f"/jobs/{posting.number}").words()
    client.page(f"/en/jobs/{posting.number}")
    client.page("/en/jobs?q=welder&region=taihe&pay=5000&have=today&days=3&sort=pay&trade=welder&grade=senior")
    client.get("/jobs.atom")
