[<jsp:include page="/go.jsp" />]
