"""What stands around an article on a pasted page is left out, and the article is not."""

import pytest

from dateline.read.debris import debris_class
from dateline.read.lines import unwrap
from dateline.read.paragraphs import clean_page

HEADLINE = "Shelling kills four in Marud as rebels dig in"
FIRST = (
    "Shelling killed at least four people in the northern town of Marud on Tuesday, local officials said, as "
    "rebels dug in around the bridge and residents packed what they could carry."
)
SECOND = (
    "The army did not comment. A rebel spokesman, who declined to give a name, denied that fighters were in "
    "the town."
)
PAGE = f"""Home > World > Middle East
{HEADLINE}
Published: 12 March 2015 at 09:41 GMT
By Nadia Korvin and Tom Hale in Sarde

Minister Promises To Double Wheat Harvest By 2030
Representational Image

Share on Facebook
{FIRST}

Photo: Lena Marsh/AFP
Read more: Five Things To Know About The Budget

{SECOND}

Related Articles
Shelling kills two near Marud school
Gold price falls for third week

3 Comments
Please enter your name here
Your email address will not be published. Required fields are marked *
We use cookies to improve your experience on our site.
Sign up for our newsletter and get the day's news in your inbox.
"""


def test_a_pasted_page_becomes_headline_and_body():
    cleaned = clean_page(PAGE)
    assert cleaned.title == HEADLINE
    assert cleaned.paragraphs == (FIRST, SECOND)


def test_each_line_left_out_has_its_class():
    kinds = {line: kind for kind, line in clean_page(PAGE).removed}
    assert kinds["Minister Promises To Double Wheat Harvest By 2030"] == "related-headline"
    assert kinds["Shelling kills two near Marud school"] == "related-headline"
    assert kinds["Representational Image"] == "caption"
    assert kinds["Please enter your name here"] == "form"
    assert kinds["By Nadia Korvin and Tom Hale in Sarde"] == "byline"


def test_the_problem_counts_the_lines():
    (problem,) = clean_page(PAGE).problems()
    assert problem.code == "debris-removed"
    assert problem.message.startswith("16 lines around the article left out: ")


def test_the_date_line_is_read_before_it_is_left_out():
    assert str(clean_page(PAGE).published.day) == "2015-03-12"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Leave a Reply", "form"),
        ("You must be logged in to post a comment.", "form"),
        ("Comments are closed.", "form"),
        ("(File photo)", "caption"),
        ("Smoke rises over the market in Marud, 3 May. [Photo: Lena Marsh/AFP]", "caption"),
        ("Image used for representational purposes only", "caption"),
        ("A soldier walks past the mill in Marud on Tuesday. NORTHWIRE/Lena Marsh", None),
        ("A soldier walks past the mill in Marud on Tuesday. REUTERS/Lena Marsh", "caption"),
        ("A soldier walks past the mill in Marud on Tuesday [Lena Marsh/Northern TV]", "caption"),
        ("FILE - Smoke rises over the town of Marud, May 3, 2015.", "caption"),
        ("In this photo taken on Monday, May 3, 2015, a man stands in the ruins of his house.", "caption"),
        ("Image caption The town was hit by shells on Tuesday", "caption"),
        ("Credit: Lena Marsh", "caption"),
        ("Listen to this article", "player"),
        ("Video Duration 02 minutes 31 seconds", "player"),
        ("Your browser does not support the video tag.", "player"),
        ("By signing up, you agree to our terms", "subscription"),
        ("Lena Marsh in Sarde contributed to this report.", "byline"),
        ("Contact the newsroom at desk@courier.example", "byline"),
        ("(With inputs from agencies)", "byline"),
        ("AFP, Reuters", "byline"),
        ("list 1 of 3", "more"),
        ("EXPLAINER | Why the truce failed", "more"),
        ("Facebook Twitter WhatsApp Email Print", "share"),
        ("Click to share on Telegram (Opens in new window)", "share"),
        ("By continuing to browse the site you are agreeing to our use of cookies.", "cookies"),
        ("Privacy Policy", "cookies"),
        ("Please support our independent journalism", "subscription"),
        ("Already a subscriber? Log in", "subscription"),
        ("ALSO READ: Bank Raises Interest Rate", "more"),
        ("Most Read", "heading"),
        ("Editor's Picks", "heading"),
        ("Reporting by A. Sen; Editing by B. Ohm", "byline"),
        ("By Our Correspondent", "byline"),
        ("4 min read", "byline"),
        ("Tags: army, Marud, shelling", "tags"),
        ("Home World Politics Business Sport", "navigation"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("© 2015 Northern Courier. All rights reserved.", "rights"),
        ("* * *", "rule"),
    ],
)
def test_furniture_is_told_by_its_words(line, kind):
    assert debris_class(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Officials declined to comment on the raid.",
        "For more than a year the two sides have fought over the crossing.",
        "By using mortars against the camp the militia broke the truce, the monitors said.",
        "The content of the video can not be verified independently.",
        "Photographs of the dead were shared on Facebook and Telegram by residents of the town.",
        "In this village alone, 14 houses were burned, the mayor said.",
        '"Help us," a woman cried from the roof.',
        "Support for the ceasefire is fading, diplomats said.",
        "He was a reporter for the Northern Courier.",
        "File charges or free them, court tells police",
        "The source added that the road was open.",
        "By land and sea, rebels close in on Marud",
        "Published figures put the dead at 40.",
        "Read the ruling aloud, the judge told the general.",
        "Follow the money, prosecutors told the court.",
        "More from the camp were expected to flee on Friday.",
        "Local police",
        "'We lost everything'",
    ],
)
def test_sentences_that_speak_of_furniture_stay(line):
    assert debris_class(line) is None


def test_a_standfirst_about_the_same_thing_stays():
    standfirst = "Rebels dig in around the bridge as residents of Marud pack"
    assert standfirst in clean_page(f"{HEADLINE}\n{standfirst}\n\n{FIRST}\n\n{SECOND}").paragraphs


def test_a_crosshead_in_the_body_stays():
    assert "'Nowhere to go'" in clean_page(f"{HEADLINE}\n\n{FIRST}\n\n'Nowhere to go'\n\n{SECOND}").paragraphs


def test_a_list_that_a_sentence_opens_stays():
    toll = "The ministry gave this toll for the three quarters of the town that were hit:"
    page = f"{HEADLINE}\n\n{FIRST}\n\n{toll}\n\n- Four dead in Old Marud\n- Nine wounded at the mill"
    assert clean_page(page).body.endswith(f"{toll}\n\n- Four dead in Old Marud\n- Nine wounded at the mill")


def test_prose_from_the_first_line_has_no_headline():
    cleaned = clean_page(f"{FIRST}\n\n{SECOND}")
    assert cleaned.title is None
    assert cleaned.paragraphs == (FIRST, SECOND)


def test_a_headline_alone_is_an_article():
    assert clean_page(HEADLINE).paragraphs == (HEADLINE,)


def test_lines_broken_at_a_column_are_joined():
    wire = (
        "SARDE (Northern Courier) - Shelling killed at least four people in\n"
        "the northern town of Marud on Tuesday, local officials said, as\n"
        "rebels dug in around the bridge."
    )
    assert unwrap(wire) == [wire.replace("\n", " ")]


def test_headlines_under_each_other_are_not_joined():
    headlines = "Shelling kills four in Marud\nGold price falls for third week\nTeachers return to work"
    assert len(unwrap(headlines)) == 3
